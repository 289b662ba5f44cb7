package dev.parley.client.session;

import dev.parley.client.ParleyException;
import dev.parley.client.conversation.Conversations;
import dev.parley.client.http.Completion;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Reads logs by calls, a page at a time, one conversation after the other: those that the client meets for the first
 * time, and those whose holes the socket could not fill. What a page says is the log, even where it begins late, as it
 * does for members who joined late. Belongs to the session's strand.
 */
final class HistoryReader {
    /** Items of a page; what the server allows at the most by default. */
    static final int PAGE = 100;

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final Conversations conversations;
    private final Wire wire;
    private final Executor strand;
    private final BiConsumer<Replica, Boolean> done;
    private final Consumer<Replica> gone;
    private final Queue<Replica> waiting = new ArrayDeque<>();
    private boolean reading;

    /**
     * A reader.
     *
     * @param done hears when a log has been read to its end, and whether that brought anything
     * @param gone hears of conversations that the user is not in any more
     */
    HistoryReader(
            Conversations conversations,
            Wire wire,
            Executor strand,
            BiConsumer<Replica, Boolean> done,
            Consumer<Replica> gone) {
        this.conversations = conversations;
        this.wire = wire;
        this.strand = strand;
        this.done = done;
        this.gone = gone;
    }

    void read(Replica replica) {
        replica.repair(Replica.Repair.HISTORY);
        waiting.add(replica);
        next();
    }

    private void next() {
        Replica replica = reading ? null : waiting.poll();
        if (replica != null) {
            reading = true;
            page(replica, false);
        }
    }

    private void page(Replica replica, boolean progress) {
        Completion.on(
                conversations.events(replica.conversation(), replica.rev(), PAGE),
                strand,
                page -> {
                    boolean news = false;
                    for (ServerFrame frame : page.items()) {
                        if (frame instanceof ServerFrame.Event event && replica.beginAt(event.rev())) {
                            news = true;
                            wire.deliver(event);
                        }
                    }
                    if (news) {
                        wire.afterDelivery(() -> page(replica, true));
                    } else {
                        finish(() -> done.accept(replica, progress));
                    }
                },
                failure -> failed(replica, progress, failure));
    }

    private void failed(Replica replica, boolean progress, ParleyException failure) {
        if (failure instanceof ParleyException.Refused) {
            finish(() -> gone.accept(replica));
        } else if (failure instanceof ParleyException.ProtocolError) {
            wire.report(failure);
            finish(() -> done.accept(replica, progress));
        } else {
            wire.later(AGAIN_AFTER, () -> page(replica, progress));
        }
    }

    private void finish(Runnable outcome) {
        reading = false;
        outcome.run();
        next();
    }
}
