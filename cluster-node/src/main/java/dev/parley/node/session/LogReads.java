package dev.parley.node.session;

import akka.actor.typed.javadsl.ActorContext;
import dev.parley.api.session.ClientSink;
import dev.parley.node.ClusterMessage;
import dev.parley.node.conversation.ConversationReader;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads parts of conversations' logs for one socket: for a resume, for {@code get_events}, and for holes that the gate
 * found. Some conversations at a time, page by page, at the pace of the reader. Confined to its connection.
 */
final class LogReads {
    private final ActorContext<Connection.Command> context;
    private final UserId user;
    private final ClientSink sink;
    private final RevGate gate;
    private final ConnectionRuntime runtime;

    /** One request of the client, or of the gate. */
    private static final class Job {
        private final Kind kind;
        private final @Nullable String requestId;
        private final Deque<ClientFrame.Cursor> waiting = new ArrayDeque<>();
        private int underWay;
        private @Nullable Refusal refusal;

        Job(Kind kind, @Nullable String requestId) {
            this.kind = kind;
            this.requestId = requestId;
        }
    }

    private enum Kind {
        RESUME,
        EVENTS,
        HOLE
    }

    /** What comes back to the connection of a read. */
    sealed interface Step extends ClusterMessage {}

    private record Page(Job job, ConversationId conversation, Rev after, Outcome<ConversationReader.Events> outcome)
            implements Step {}

    /** The socket has taken what was sent; the next page may come. */
    private record Drained(Job job, ConversationId conversation, Rev after) implements Step {}

    LogReads(
            ActorContext<Connection.Command> context,
            UserId user,
            ClientSink sink,
            RevGate gate,
            ConnectionRuntime runtime) {
        this.context = context;
        this.user = user;
        this.sink = sink;
        this.gate = gate;
        this.runtime = runtime;
    }

    void resume(ClientFrame.Resume resume) {
        Job job = new Job(Kind.RESUME, resume.requestId());
        List<ClientFrame.Cursor> cursors = resume.cursors();
        if (cursors != null) {
            job.waiting.addAll(cursors);
        }
        advance(job);
    }

    void events(ClientFrame.GetEvents get) {
        Job job = new Job(Kind.EVENTS, get.requestId());
        job.waiting.add(new ClientFrame.Cursor(get.conversationId(), get.afterRev()));
        advance(job);
    }

    /** Fetches what is missing after {@code rev}. */
    void fill(ConversationId conversation, Rev rev) {
        Job job = new Job(Kind.HOLE, null);
        job.waiting.add(new ClientFrame.Cursor(conversation, rev));
        advance(job);
    }

    void onStep(Step step) {
        if (step instanceof Drained drained) {
            read(drained.job(), drained.conversation(), drained.after());
            return;
        }
        Page page = (Page) step;
        page.outcome()
                .fold(
                        found -> {
                            onEvents(page, found);
                            return true;
                        },
                        refusal -> {
                            onRefused(page, refusal);
                            return false;
                        });
    }

    private void advance(Job job) {
        while (job.underWay < runtime.settings().parallelReads() && !job.waiting.isEmpty()) {
            ClientFrame.Cursor cursor = job.waiting.remove();
            job.underWay++;
            gate.beginReplay(cursor.conversationId(), cursor.rev());
            read(job, cursor.conversationId(), cursor.rev());
        }
        if (job.underWay == 0 && job.waiting.isEmpty()) {
            finish(job);
        }
    }

    private void read(Job job, ConversationId conversation, Rev after) {
        context.pipeToSelf(
                runtime.reader()
                        .events(user, conversation, after, runtime.settings().eventsPerPage()),
                (outcome, failure) -> new Connection.LogRead(new Page(
                        job,
                        conversation,
                        after,
                        failure == null ? outcome : Outcome.refused(UserSessionEntity.unavailable()))));
    }

    private void onEvents(Page page, ConversationReader.Events found) {
        ConversationId conversation = page.conversation();
        if (!found.events().isEmpty()) {
            gate.skipTo(conversation, new Rev(found.events().get(0).rev().value() - 1));
        }
        for (ServerFrame.Event event : found.events()) {
            gate.pass(conversation, event.rev(), EncodedFrame.of(event)).forEach(sink::deliver);
        }
        gate.correct(conversation, found.last());
        if (found.last().isAfter(found.upTo()) && !found.events().isEmpty()) {
            sink.whenDrained(() -> context.getSelf()
                    .tell(new Connection.LogRead(new Drained(page.job(), conversation, found.upTo()))));
            return;
        }
        gate.endReplay(conversation).forEach(sink::deliver);
        done(page.job());
    }

    private void onRefused(Page page, Refusal refusal) {
        ConversationId conversation = page.conversation();
        Map<ConversationId, Rev> positions = gate.positions();
        List<EncodedFrame> held = gate.abandonReplay(conversation);
        if (!held.isEmpty()) {
            Rev rev = gate.positions().getOrDefault(conversation, positions.getOrDefault(conversation, page.after()));
            sink.send(EncodedFrame.of(new ServerFrame.Gap(conversation, rev)));
        }
        held.forEach(sink::deliver);
        page.job().refusal = refusal;
        done(page.job());
    }

    private void done(Job job) {
        job.underWay--;
        advance(job);
    }

    private void finish(Job job) {
        Refusal refusal = job.refusal;
        if (job.kind == Kind.RESUME) {
            sink.send(EncodedFrame.of(new ServerFrame.Resumed(job.requestId)));
        } else if (job.kind == Kind.EVENTS) {
            sink.send(EncodedFrame.of(
                    refusal == null
                            ? new ServerFrame.Ok(job.requestId)
                            : ServerFrame.Refused.of(refusal, job.requestId, null)));
        } else {
            return;
        }
        sink.handled();
    }
}
