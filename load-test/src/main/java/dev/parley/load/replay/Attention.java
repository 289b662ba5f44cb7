package dev.parley.load.replay;

/**
 * What the members of a replay do beside talking.
 *
 * @param receipts each marks every message as delivered and read, and watches how far the others have come
 * @param presence a part of them are friends, and each watches the presence of a few others
 */
record Attention(boolean receipts, boolean presence) {
    static final Attention NONE = new Attention(false, false);
    static final Attention ALL = new Attention(true, true);

    @Override
    public String toString() {
        if (receipts && presence) {
            return "receipts and presence";
        }
        return receipts ? "receipts" : presence ? "presence" : "neither";
    }
}
