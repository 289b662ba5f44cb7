package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import dev.parley.node.conversation.ConversationCommand;
import dev.parley.persistence.session.SessionEvent.ReadCursor;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a user's cursors, in rounds: what the user's devices say to have read is gathered, the conversations say how far
 * it may go, and then all of it is written and told at once. One round at a time, and not more often than {@code
 * coalesce-cursors}. Confined to its session, which writes down what was read.
 */
final class CursorRounds {
    private static final Logger log = LoggerFactory.getLogger(CursorRounds.class);

    private final ActorContext<SessionCommand> context;
    private final UserId user;
    private final SessionRuntime runtime;
    private CursorMoves waiting = new CursorMoves();
    private CursorMoves checking = new CursorMoves();
    private Instant lastRoundAt = Instant.EPOCH;
    private boolean scheduled;

    /** What a round has come to. */
    record Result(List<ReadCursor> read, CursorChange change) {}

    CursorRounds(ActorContext<SessionCommand> context, UserId user, SessionRuntime runtime) {
        this.context = context;
        this.user = user;
        this.runtime = runtime;
    }

    boolean isIdle() {
        return waiting.isEmpty() && checking.isEmpty();
    }

    /** Where somebody waits for the answer, it is moved at once; else with what comes in a moment. */
    void mark(SessionCommand.MarkRead mark) {
        ActorRef<SessionReply> replyTo = mark.replyTo();
        if (isFull(mark.conversation())) {
            if (replyTo != null) {
                replyTo.tell(new SessionReply.Refused(Refusal.unavailable()));
            }
            return;
        }
        waiting.add(mark);
        if (replyTo != null) {
            begin();
        } else {
            beginLater();
        }
    }

    private boolean isFull(ConversationId id) {
        return waiting.size() >= runtime.settings().pendingRequests()
                && !waiting.conversations().contains(id);
    }

    private void beginLater() {
        if (!scheduled) {
            scheduled = true;
            context.scheduleOnce(
                    runtime.settings()
                            .untilCursorsMove(lastRoundAt, runtime.clock().instant()),
                    context.getSelf(),
                    new SessionCommand.MoveCursors());
        }
    }

    /** Asks the conversations how far the cursors that wait may go, unless that is being done. */
    void begin() {
        scheduled = false;
        if (waiting.isEmpty() || !checking.isEmpty()) {
            return;
        }
        lastRoundAt = runtime.clock().instant();
        checking = waiting;
        waiting = new CursorMoves();
        List<CompletableFuture<CursorCheck>> checks = new ArrayList<>();
        for (ConversationId id : checking.conversations()) {
            checks.add(runtime.inbox()
                    .head(user, id)
                    .thenApply(outcome -> outcome.fold(
                            head -> new CursorCheck(id, head.lastSeq(), null),
                            refusal -> new CursorCheck(id, Seq.ZERO, refusal)))
                    .toCompletableFuture());
        }
        context.pipeToSelf(
                CompletableFuture.allOf(checks.toArray(new CompletableFuture<?>[0])),
                (done, failure) -> new SessionCommand.CursorsChecked(checks.stream()
                        .filter(check -> !check.isCompletedExceptionally())
                        .map(CompletableFuture::join)
                        .toList()));
    }

    /** What has moved, now that the conversations have said how far it may. */
    Result result(UserSession state, SessionCommand.CursorsChecked checked) {
        List<ReadCursor> read = new ArrayList<>();
        Map<ConversationId, CursorChange.Mover> movers = new HashMap<>();
        for (CursorCheck check : checked.checks()) {
            ConversationId id = check.conversation();
            if (check.refusal() != null) {
                continue;
            }
            Seq readTo = checking.read(id).min(check.lastSeq());
            if (readTo.isAfter(state.cursor(id))) {
                read.add(new ReadCursor(id, readTo));
                movers.put(id, checking.mover(id));
            }
        }
        return new Result(read, new CursorChange(movers));
    }

    /** What was read is in the journal: answers who waits, and tells the conversations and the table. */
    void end(SessionCommand.CursorsChecked checked, Result result, Instant at) {
        checked.checks().forEach(check -> checking.answer(check.conversation(), check.refusal()));
        checking = new CursorMoves();
        if (!result.read().isEmpty()) {
            tell(result.read(), at);
        }
        goOn();
    }

    /** Begins a round if there is anything to move and none is under way. */
    void goOn() {
        if (waiting.isAwaited()) {
            begin();
        } else if (!waiting.isEmpty()) {
            beginLater();
        }
    }

    /** The table comes first: a conversation that starts again reads it, and must not go back behind what it has told. */
    private void tell(List<ReadCursor> moved, Instant at) {
        runtime.mirror().write(user, moved, at).whenComplete((done, failure) -> {
            if (failure != null) {
                log.warn("event=cursors_not_mirrored user={} why={}", user, failure.toString());
            }
            for (ReadCursor cursor : moved) {
                runtime.conversations()
                        .tell(
                                cursor.conversationId(),
                                new ConversationCommand.CursorsMoved(user, null, cursor.seq(), at));
            }
        });
    }

    /** What is to be moved will be when the ledger can be read; nobody waits for that. */
    void refuseThoseWhoWait() {
        waiting.refuse(Refusal.unavailable());
        checking.refuse(Refusal.unavailable());
    }

    /** The round has come to nothing, because the ledger could not be read or written: the next one has its cursors, too. */
    void putBack() {
        waiting.addAll(checking);
        checking = new CursorMoves();
    }
}
