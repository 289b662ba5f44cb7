package dev.parley.node.local;

import dev.parley.client.session.Disconnection;
import dev.parley.client.session.SessionListener;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How long a session was without a connection, at the longest, after it first had one. */
final class Absences implements SessionListener {
    private final LongSupplier nanoTime;
    private boolean away;
    private long since;
    private long longest;

    Absences(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void onDisconnected(Disconnection disconnection) {
        if (!away) {
            away = true;
            since = nanoTime.getAsLong();
        }
    }

    @Override
    public synchronized void onConnected(ServerFrame.Welcome welcome) {
        if (away) {
            away = false;
            longest = Math.max(longest, nanoTime.getAsLong() - since);
        }
    }

    synchronized Duration longest() {
        return Duration.ofNanos(longest);
    }
}
