package dev.parley.protocol;

/** The limits that clients meet. {@code welcome} tells them; the server's configuration sets them.
 *
 * @param textCodePoints Unicode code points of a message
 * @param nameCodePoints Unicode code points of any name
 * @param frameBytes bytes of a WebSocket frame
 * @param groupMembers members of a group
 * @param pageItems items of a page
 * @param watchedUsers users whose presence one socket may watch, beside the friends
 * @param emojiCodePoints Unicode code points of a reaction
 * @param inviteSeconds how long an invite may be good
 */
public record Limits(
        int textCodePoints,
        int nameCodePoints,
        int introductionCodePoints,
        int emailLength,
        int passwordMinLength,
        int passwordLength,
        int tokenLength,
        int frameBytes,
        int groupMembers,
        int attachments,
        int pageItems,
        int resumeCursors,
        int watchedUsers,
        int emojiCodePoints,
        long inviteSeconds,
        int mintBatch) {
    /** What the server allows unless it is configured otherwise. */
    public static final Limits DEFAULT = new Limits(
            8_000, 100, 1_000, 254, 8, 256, 2_048, 64 * 1024, 1_000, 10, 100, 500, 500, 16, 2_592_000, 1_000);
}
