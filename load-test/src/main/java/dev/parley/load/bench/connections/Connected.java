package dev.parley.load.bench.connections;

/**
 * How the sockets came.
 *
 * @param seconds until the last one was welcomed
 * @param retries sockets that were sent away before, and tried again
 */
record Connected(double seconds, int retries) {
    /** Of two parts that connected at the same time. */
    Connected and(Connected other) {
        return new Connected(Math.max(seconds, other.seconds), retries + other.retries);
    }
}
