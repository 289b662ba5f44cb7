package dev.parley.client.session;

import java.time.Duration;

/**
 * Why a socket is gone.
 *
 * @param closeCode RFC 6455 close code; 1006 where the socket broke without one or was never opened
 * @param reason in words
 * @param last whether the session has ended; else it tries again
 * @param retryIn when it tries again; zero for the last one
 */
public record Disconnection(int closeCode, String reason, boolean last, Duration retryIn) {
    /** The code of a socket that broke without a close frame. */
    public static final int BROKEN = 1006;

    static Disconnection last(int closeCode, String reason) {
        return new Disconnection(closeCode, reason, true, Duration.ZERO);
    }
}
