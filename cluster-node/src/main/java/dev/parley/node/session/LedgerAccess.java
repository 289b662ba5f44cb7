package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import dev.parley.persistence.session.SessionEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A session's way to its {@link SessionLedger}: starts it when something needs it for the first time, and ends it when
 * nothing has for a while. Reads wait until the log was read; writes come one after the other. Confined to its session.
 */
final class LedgerAccess {
    private final ActorContext<SessionCommand> context;
    private final UserId user;
    private final SessionSettings settings;
    private final List<Reading> readings = new ArrayList<>(0);
    private final List<Writing> writings = new ArrayList<>(0);
    private @Nullable ActorRef<SessionLedger.Write> ledger;
    private @Nullable UserSession state;
    private boolean unreadable;

    private record Reading(Consumer<UserSession> then, Runnable otherwise) {}

    private record Writing(SessionEvent event, Consumer<UserSession> then, Runnable otherwise) {}

    LedgerAccess(ActorContext<SessionCommand> context, UserId user, SessionSettings settings) {
        this.context = context;
        this.user = user;
        this.settings = settings;
    }

    /** @param otherwise where it cannot be read now, or too many wait for it */
    void read(Consumer<UserSession> then, Runnable otherwise) {
        UserSession known = state;
        if (known != null) {
            then.accept(known);
        } else if (unreadable || readings.size() >= settings.pendingRequests()) {
            otherwise.run();
        } else {
            readings.add(new Reading(then, otherwise));
            start();
        }
    }

    private void start() {
        if (ledger == null) {
            ledger = context.spawnAnonymous(SessionLedger.create(user, settings.snapshotEvery(), context.getSelf()));
            context.watch(ledger);
        }
    }

    /**
     * Call it with what {@link #read} gave.
     *
     * @param then with what it is after that, when that is durable
     * @param otherwise where it may be written, or not
     */
    void write(SessionEvent event, Consumer<UserSession> then, Runnable otherwise) {
        writings.add(new Writing(event, then, otherwise));
        if (writings.size() == 1) {
            writeNext();
        }
    }

    private void writeNext() {
        ActorRef<SessionLedger.Write> to = ledger;
        if (to != null && !writings.isEmpty()) {
            to.tell(new SessionLedger.Write(writings.get(0).event()));
        }
    }

    /** At the start, and after a write that has failed, which those behind it go with. */
    void onRead(SessionCommand.LedgerRead read) {
        state = read.state();
        unreadable = false;
        giveUpWritings();
        List<Reading> waited = List.copyOf(readings);
        readings.clear();
        waited.forEach(reading -> reading.then().accept(read.state()));
    }

    void onWritten(SessionCommand.LedgerWritten written) {
        state = written.state();
        Writing done = writings.remove(0);
        writeNext();
        done.then().accept(written.state());
    }

    /** The ledger tries again by itself. */
    void onUnreadable() {
        state = null;
        unreadable = true;
        List<Reading> unread = List.copyOf(readings);
        readings.clear();
        unread.forEach(reading -> reading.otherwise().run());
        giveUpWritings();
    }

    private void giveUpWritings() {
        List<Writing> unwritten = List.copyOf(writings);
        writings.clear();
        unwritten.forEach(writing -> writing.otherwise().run());
    }

    /** Whether that is known without looking. */
    boolean isReadTo(ConversationId conversation, Seq seq) {
        return state != null && !seq.isAfter(state.cursor(conversation));
    }

    boolean isWriting() {
        return !writings.isEmpty();
    }

    boolean isIdle() {
        return readings.isEmpty() && writings.isEmpty();
    }

    /** It is not needed for now. Call it only while it is idle. */
    void release() {
        ActorRef<SessionLedger.Write> unused = ledger;
        if (unused != null && state != null) {
            context.unwatch(unused);
            context.stop(unused);
            ledger = null;
            state = null;
        }
    }
}
