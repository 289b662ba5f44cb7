package dev.parley.client.session;

import dev.parley.protocol.frame.CloseCode;

/** What a session does when its socket is gone, by the close code, or the status of a refused handshake. */
enum AfterClose {
    /** The user may not come back. */
    STOP,
    /** Another token is needed first. */
    RENEW,
    /** The server is well, this client was too slow: come back. */
    RETRY_HERE,
    /** Come back, to the next address. */
    RETRY_ELSEWHERE;

    private static final int HTTP_UNAUTHORIZED = 401;
    private static final int HTTP_FORBIDDEN = 403;

    static AfterClose of(int code) {
        if (code == CloseCode.SUSPENDED.code() || code == HTTP_FORBIDDEN) {
            return STOP;
        }
        if (code == CloseCode.UNAUTHENTICATED.code() || code == HTTP_UNAUTHORIZED) {
            return RENEW;
        }
        return code == CloseCode.SLOW_CONSUMER.code() ? RETRY_HERE : RETRY_ELSEWHERE;
    }
}
