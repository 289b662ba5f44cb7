package dev.parley.api.websocket;

/** Which codes a peer may put into its close frame (RFC 6455 section 7.4 and the IANA registry). */
final class PeerCloseCode {
    /** Stands for a close frame without a code; it never travels. */
    static final int NONE = 1005;

    private PeerCloseCode() {}

    static boolean allowed(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }
}
