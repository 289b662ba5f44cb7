package dev.parley.api.http;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many connections there are, and how many of them have not shown their first request yet. Both are bounded.
 * Thread-safe.
 */
final class Admission {
    /** What is done with a new connection. */
    enum Verdict {
        ADMIT,
        /** Hear it, and tell it to come back later. */
        REFUSE,
        /** Too many are being refused already. */
        DROP
    }

    private final int maxConnections;
    private final int maxFirstRequests;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger firstRequests = new AtomicInteger();

    Admission(int maxConnections, int maxFirstRequests) {
        this.maxConnections = maxConnections;
        this.maxFirstRequests = maxFirstRequests;
    }

    /** Unless it is dropped, the connection counts until {@link #gone}, and as new until {@link #heard}. */
    Verdict arrived() {
        int all = connections.incrementAndGet();
        int fresh = firstRequests.incrementAndGet();
        if (all <= maxConnections && fresh <= maxFirstRequests) {
            return Verdict.ADMIT;
        }
        if (fresh <= 2L * maxFirstRequests && all <= maxConnections + (long) maxFirstRequests) {
            return Verdict.REFUSE;
        }
        heard();
        gone();
        return Verdict.DROP;
    }

    void heard() {
        firstRequests.decrementAndGet();
    }

    void gone() {
        connections.decrementAndGet();
    }

    int connections() {
        return connections.get();
    }
}
