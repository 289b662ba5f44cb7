package dev.parley.node.conversation;

import akka.actor.typed.javadsl.ActorContext;
import dev.parley.node.conversation.ConversationCommand.CursorsLoaded;
import dev.parley.node.conversation.ConversationCommand.CursorsMoved;
import dev.parley.node.conversation.ConversationCommand.ReceiptsKept;
import dev.parley.node.conversation.ConversationCommand.TellReceipts;
import dev.parley.persistence.session.CursorMove;
import dev.parley.persistence.session.MemberCursor;
import dev.parley.persistence.session.ReceiptTable;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.Seq;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the members of a conversation have come. What is delivered to them is gathered for a moment, kept in the tables
 * for all of them at once, and only then shown to anybody: a conversation that starts again reads the tables, and must not
 * go back behind what it has shown. Soft state of one entity, bounded by its members, confined to it; what is lost here
 * the next move makes good.
 */
final class Receipts {
    private static final Logger log = LoggerFactory.getLogger(Receipts.class);

    /** A database that does not answer is not helped by being asked often. */
    private static final int TICKS_AFTER_FAILURE = 8;

    private final ActorContext<ConversationCommand> context;
    private final ConversationRuntime runtime;
    private final DirectAccess access;
    private final Listener listener;
    private final MemberCursors cursors = new MemberCursors();
    /** What has been delivered and is to be kept. */
    private final Map<UserId, CursorMove> unkept = new HashMap<>();
    /** What is being written. */
    private final Map<UserId, CursorMove> keeping = new HashMap<>();

    private Loading loading = Loading.NOT_YET;
    private boolean telling;
    private boolean failing;

    /** Whether the cursors that were known before this incarnation are here. */
    private enum Loading {
        NOT_YET,
        UNDER_WAY,
        DONE
    }

    /** Hears how far members have come. */
    @FunctionalInterface
    interface Listener {
        void came(OpenConversation state, Map<UserId, MemberCursor> members);
    }

    Receipts(
            ActorContext<ConversationCommand> context,
            ConversationRuntime runtime,
            DirectAccess access,
            Listener listener) {
        this.context = context;
        this.runtime = runtime;
        this.access = access;
        this.listener = listener;
    }

    /** Takes a move of a member's. */
    void move(OpenConversation state, CursorsMoved moved) {
        Seq delivered = moved.delivered();
        boolean isRead = cursors.move(moved.user(), null, moved.read(), state.lastSeq());
        boolean isDelivered = delivered != null && deliver(state, moved, delivered);
        if (!isRead && !isDelivered) {
            return;
        }
        if (loading == Loading.NOT_YET) {
            loading = Loading.UNDER_WAY;
            context.pipeToSelf(runtime.archive().cursors(state.id()), (stored, failure) -> new CursorsLoaded(stored));
        } else if (loading == Loading.DONE) {
            tellLater();
        }
    }

    private boolean deliver(OpenConversation state, CursorsMoved moved, Seq delivered) {
        UserId user = moved.user();
        Seq reached = delivered.min(state.lastSeq());
        if (!cursors.isBehind(user, reached) || isNoted(keeping.get(user), reached)) {
            return false;
        }
        note(new CursorMove(user, state.id(), ReceiptTable.Kind.DELIVERED, reached, moved.at()));
        return true;
    }

    private void note(CursorMove move) {
        unkept.merge(move.user(), move, (known, other) -> isNoted(known, other.seq()) ? known : other);
    }

    private static boolean isNoted(@Nullable CursorMove move, Seq seq) {
        return move != null && !seq.isAfter(move.seq());
    }

    /** Where the tables did not answer, the next move asks them again. */
    void onLoaded(OpenConversation state, CursorsLoaded loaded) {
        loading = loaded.stored() == null ? Loading.NOT_YET : Loading.DONE;
        if (loaded.stored() != null) {
            loaded.stored().forEach((user, cursor) -> {
                if (state.member(user).isPresent()) {
                    cursors.load(user, cursor);
                    unkept.computeIfPresent(user, (who, move) -> move.seq().isAfter(cursor.delivered()) ? move : null);
                }
            });
        }
        tellLater();
    }

    private void tellLater() {
        if (!telling && (!unkept.isEmpty() || (cursors.hasNews() && !access.isClosed()))) {
            telling = true;
            Duration tick = runtime.settings().receiptTick();
            context.scheduleOnce(
                    failing ? tick.multipliedBy(TICKS_AFTER_FAILURE) : tick, context.getSelf(), new TellReceipts());
        }
    }

    void onTell(OpenConversation state) {
        if (unkept.isEmpty()) {
            tell(state);
        } else {
            keeping.putAll(unkept);
            unkept.clear();
            context.pipeToSelf(
                    runtime.archive().moved(List.copyOf(keeping.values())),
                    (done, failure) -> new ReceiptsKept(failure));
        }
    }

    /** What the tables did not take is tried again. */
    void onKept(OpenConversation state, ReceiptsKept kept) {
        Throwable failure = kept.failure();
        if (failure == null) {
            keeping.values().forEach(move -> cursors.move(move.user(), move.seq(), null, state.lastSeq()));
        } else {
            keeping.values().forEach(this::note);
            if (!failing) {
                log.warn("event=receipts_not_kept conversation={} why={}", state.id(), failure.toString());
            }
        }
        failing = failure != null;
        keeping.clear();
        tell(state);
    }

    private void tell(OpenConversation state) {
        telling = false;
        Map<UserId, MemberCursor> news = access.isClosed() ? Map.of() : cursors.drain();
        if (!news.isEmpty()) {
            listener.came(state, news);
        }
        tellLater();
    }

    /** The entity goes, perhaps to another node: what waits is kept at once. */
    void stopped() {
        if (!unkept.isEmpty()) {
            var unused = runtime.archive().moved(List.copyOf(unkept.values()));
        }
    }

    void forget(UserId user) {
        cursors.forget(user);
        unkept.remove(user);
        keeping.remove(user);
    }

    ConversationInfo withCursors(ConversationInfo info) {
        return cursors.laidOver(info);
    }
}
