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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads parts of conversations' logs for one socket: for a resume, for {@code get_events}, and for holes that the gate
 * found. Some conversations at a time, page by page, at the pace of the reader. Confined to its connection.
 */
final class LogReads {
    /** Rows that are looked at together. */
    private static final int LOOKED_AT = 50;

    private final ActorContext<Connection.Command> context;
    private final QuietReads quiet;
    private final UserId user;
    private final ClientSink sink;
    private final RevGate gate;
    private final ConnectionRuntime runtime;

    /** What comes back to the connection of a read. */
    sealed interface Step extends ClusterMessage permits Page, Rest, NextPage, QuietReads.Step {}

    private record Page(LogJob job, ConversationId conversation, Rev after, Outcome<ConversationReader.Events> outcome)
            implements Step {}

    /** The rest of what was read, once the socket has taken what was sent. */
    private record Rest(LogJob job, ConversationId conversation, ConversationReader.Events found, int next)
            implements Step {}

    /** The page after {@code after}, once the socket has taken the one before it. */
    private record NextPage(LogJob job, ConversationId conversation, Rev after) implements Step {}

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
        this.quiet = new QuietReads(context, sink, gate, runtime);
    }

    void resume(ClientFrame.Resume resume) {
        LogJob job = new LogJob(LogJob.Kind.RESUME, resume.requestId());
        List<ClientFrame.Cursor> cursors = resume.cursors();
        for (ClientFrame.Cursor cursor : cursors == null ? List.<ClientFrame.Cursor>of() : cursors) {
            if (quiet.include(cursor.conversationId())) {
                job.quiet.add(cursor);
            } else {
                job.waiting.add(new LogJob.Waiting(cursor, false));
            }
        }
        advance(job);
    }

    void attached(Connection.Attached by) {
        quiet.attached(by);
    }

    void overflowed() {
        quiet.overflowed();
    }

    void events(ClientFrame.GetEvents get) {
        LogJob job = new LogJob(LogJob.Kind.EVENTS, get.requestId());
        job.waiting.add(new LogJob.Waiting(new ClientFrame.Cursor(get.conversationId(), get.afterRev()), false));
        advance(job);
    }

    /** Fetches what is missing after {@code rev}. */
    void fill(ConversationId conversation, Rev rev) {
        LogJob job = new LogJob(LogJob.Kind.HOLE, null);
        job.waiting.add(new LogJob.Waiting(new ClientFrame.Cursor(conversation, rev), false));
        advance(job);
    }

    void onStep(Step step) {
        if (step instanceof Rest rest) {
            send(rest);
        } else if (step instanceof NextPage next) {
            read(next.job(), next.conversation(), next.after());
        } else if (step instanceof Page page) {
            onPage(page);
        } else if (step instanceof QuietReads.Step look) {
            quiet.onStep(look);
        }
    }

    private void onPage(Page page) {
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

    private void advance(LogJob job) {
        while (job.underWay < runtime.settings().parallelReads() && !(job.quiet.isEmpty() && job.waiting.isEmpty())) {
            job.underWay++;
            if (job.quiet.isEmpty()) {
                begin(job, job.waiting.remove());
            } else {
                look(job);
            }
        }
        if (job.underWay == 0) {
            finish(job);
        }
    }

    private void begin(LogJob job, LogJob.Waiting waiting) {
        ClientFrame.Cursor cursor = waiting.cursor();
        if (job.kind == LogJob.Kind.HOLE) {
            gate.beginFill(cursor.conversationId(), cursor.rev());
        } else if (!waiting.begun()) {
            gate.beginReplay(cursor.conversationId(), cursor.rev());
        }
        read(job, cursor.conversationId(), cursor.rev());
    }

    private void look(LogJob job) {
        List<ClientFrame.Cursor> part = new ArrayList<>();
        while (part.size() < LOOKED_AT && !job.quiet.isEmpty()) {
            part.add(job.quiet.remove());
        }
        quiet.look(part, rest -> {
            rest.forEach(cursor -> job.waiting.add(new LogJob.Waiting(cursor, true)));
            done(job);
        });
    }

    private void read(LogJob job, ConversationId conversation, Rev after) {
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

    private void done(LogJob job) {
        job.underWay--;
        advance(job);
    }

    private void finish(LogJob job) {
        Refusal refusal = job.refusal;
        if (job.kind == LogJob.Kind.RESUME) {
            sink.send(EncodedFrame.of(new ServerFrame.Resumed(job.requestId)));
        } else if (job.kind == LogJob.Kind.EVENTS) {
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
