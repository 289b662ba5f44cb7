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

    /** The rest of what was read, once the socket has taken what was sent. */
    private record Rest(Job job, ConversationId conversation, ConversationReader.Events found, int next)
            implements Step {}

    /** The page after {@code after}, once the socket has taken the one before it. */
    private record NextPage(Job job, ConversationId conversation, Rev after) implements Step {}

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
        if (step instanceof Rest rest) {
            send(rest);
            return;
        }
        if (step instanceof NextPage next) {
            read(next.job(), next.conversation(), next.after());
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
            if (job.kind == Kind.HOLE) {
                gate.beginFill(cursor.conversationId(), cursor.rev());
            } else {
                gate.beginReplay(cursor.conversationId(), cursor.rev());
            }
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
                        job, conversation, after, failure == null ? outcome : Outcome.refused(Refusal.unavailable()))));
    }

    private void onEvents(Page page, ConversationReader.Events found) {
        if (!found.events().isEmpty()) {
            gate.skipTo(page.conversation(), new Rev(found.events().get(0).rev().value() - 1));
        }
        send(new Rest(page.job(), page.conversation(), found, 0));
    }

    /** Sends as much as the socket's queue takes with ease; what is left waits until it has drained. */
    private void send(Rest rest) {
        ConversationId conversation = rest.conversation();
        List<ServerFrame.Event> events = rest.found().events();
        int next = rest.next();
        for (long bytes = 0; next < events.size() && bytes < runtime.settings().resumeChunk(); next++) {
            ServerFrame.Event event = events.get(next);
            EncodedFrame frame = EncodedFrame.of(event);
            bytes += frame.size();
            gate.pass(conversation, event.rev(), frame).forEach(sink::deliver);
        }
        if (next < events.size()) {
            later(new Rest(rest.job(), conversation, rest.found(), next));
            return;
        }
        Rev upTo = rest.found().upTo();
        gate.correct(conversation, rest.found().last());
        if (rest.found().last().isAfter(upTo) && !events.isEmpty()) {
            later(new NextPage(rest.job(), conversation, upTo));
            return;
        }
        gate.endReplay(conversation).forEach(sink::deliver);
        done(rest.job());
    }

    private void later(Step step) {
        sink.whenDrained(() -> context.getSelf().tell(new Connection.LogRead(step)));
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
