package dev.parley.client.session;

import dev.parley.client.ParleyException;
import dev.parley.protocol.conversation.ConversationSummary;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** What replication needs of its session: the line out, the listeners, and time. */
record SessionWire(Line line, Deliveries deliveries, Marks marks, Timers timers, Executor strand, FrameTap tap)
        implements Wire {
    @Override
    public CompletableFuture<Void> request(Function<String, ClientFrame> frame) {
        return line.ask(frame);
    }

    @Override
    public void deliver(ServerFrame.Event event) {
        if (event instanceof ServerFrame.NewMessage heard) {
            marks.heard(heard.message());
        }
        tap.delivered(event);
        deliveries.add(listener -> Dispatch.to(listener, event));
    }

    @Override
    public void listed(ConversationSummary summary) {
        if (summary.unread() > 0) {
            marks.listed(summary.conversationId(), summary.lastSeq());
        }
    }

    @Override
    public void afterDelivery(Runnable task) {
        deliveries.then(() -> strand.execute(task));
    }

    @Override
    public void later(Duration delay, Runnable task) {
        var unused = timers.after(delay, task);
    }

    @Override
    public void report(ParleyException failure) {
        deliveries.add(listener -> listener.onFailure(failure));
    }
}
