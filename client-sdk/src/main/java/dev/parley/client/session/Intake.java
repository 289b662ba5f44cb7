package dev.parley.client.session;

import dev.parley.client.ParleyException;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.ServerFrame;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes each frame of the server to the part of the session that waits for it. Belongs to the session's strand. */
final class Intake implements FrameReader.Sink {
    private final Replication replication;
    private final Outbox outbox;
    private final Requests requests;
    private final Deliveries deliveries;
    private final Arrival arrival;
    private final Consumer<ServerFrame.Welcome> onWelcome;
    private final Consumer<ServerFrame.Goodbye> onGoodbye;

    Intake(
            Replication replication,
            Outbox outbox,
            Requests requests,
            Deliveries deliveries,
            Arrival arrival,
            Consumer<ServerFrame.Welcome> onWelcome,
            Consumer<ServerFrame.Goodbye> onGoodbye) {
        this.replication = replication;
        this.outbox = outbox;
        this.requests = requests;
        this.deliveries = deliveries;
        this.arrival = arrival;
        this.onWelcome = onWelcome;
        this.onGoodbye = onGoodbye;
    }

    @Override
    public void welcome(ServerFrame.Welcome welcome) {
        onWelcome.accept(welcome);
    }

    @Override
    public void goodbye(ServerFrame.Goodbye goodbye) {
        onGoodbye.accept(goodbye);
    }

    @Override
    public void accepted(ServerFrame.MessageAccepted answer) {
        replication.accepted(answer, outbox.accepted(answer));
    }

    @Override
    public void event(ServerFrame.Event event) {
        replication.event(event);
    }

    @Override
    public void unknownEvent(ConversationId conversation, Rev rev) {
        replication.unknownEvent(conversation, rev);
    }

    @Override
    public void gap(ServerFrame.Gap gap) {
        replication.gap(gap.conversationId(), gap.rev());
    }

    @Override
    public void answered(@Nullable String requestId) {
        if (requestId != null) {
            requests.answered(requestId);
        }
    }

    @Override
    public void refused(ServerFrame.Refused error) {
        ParleyException failure = FrameReader.failure(error);
        boolean known =
                error.clientMessageId() != null && outbox.refused(error.clientMessageId(), failure, System.nanoTime());
        known |= error.requestId() != null && requests.refused(error.requestId(), failure);
        if (!known) {
            report(failure);
        }
    }

    @Override
    public void other(ServerFrame frame) {
        if (frame instanceof ServerFrame.ProfileChanged changed) {
            arrival.changed(changed.user());
        }
        deliveries.add(listener -> Dispatch.to(listener, frame));
    }

    @Override
    public void report(ParleyException failure) {
        deliveries.add(listener -> listener.onFailure(failure));
    }
}
