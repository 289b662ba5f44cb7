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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the members of a conversation have come. What is delivered to them is gathered for a moment, kept in the tables
 * for all of them at once, and then told: a conversation that starts again reads the tables, and must not go back behind
 * what it has told. Soft state of one entity, confined to it; what is lost here the next move makes good.
 */
final class Receipts {
    private static final Logger log = LoggerFactory.getLogger(Receipts.class);

    private final ActorContext<ConversationCommand> context;
    private final ConversationRuntime runtime;
    private final DirectAccess access;
    private final Listener listener;
    private final MemberCursors cursors = new MemberCursors();
    private final Map<UserId, CursorMove> unkept = new HashMap<>();
    private Loading loading = Loading.NOT_YET;
    private boolean telling;

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
        if (!cursors.move(moved.user(), moved.delivered(), moved.read(), state.lastSeq())) {
            return;
        }
        Seq delivered = moved.delivered();
        if (delivered != null) {
            Seq reached = delivered.isAfter(state.lastSeq()) ? state.lastSeq() : delivered;
            unkept.put(
                    moved.user(),
                    new CursorMove(moved.user(), state.id(), ReceiptTable.Kind.DELIVERED, reached, moved.at()));
        }
        if (loading == Loading.NOT_YET) {
            loading = Loading.UNDER_WAY;
            context.pipeToSelf(runtime.archive().cursors(state.id()), (stored, failure) -> new CursorsLoaded(stored));
        } else if (loading == Loading.DONE) {
            tellLater();
        }
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
            context.scheduleOnce(runtime.settings().receiptTick(), context.getSelf(), new TellReceipts());
        }
    }

    void onTell(OpenConversation state) {
        Map<UserId, MemberCursor> news = access.isClosed() ? Map.of() : cursors.drain();
        if (unkept.isEmpty()) {
            tell(state, news);
        } else {
            context.pipeToSelf(keep(), (done, failure) -> new ReceiptsKept(news));
        }
    }

    void onKept(OpenConversation state, ReceiptsKept kept) {
        tell(state, kept.moved());
    }

    private void tell(OpenConversation state, Map<UserId, MemberCursor> news) {
        telling = false;
        if (!news.isEmpty()) {
            listener.came(state, news);
        }
        tellLater();
    }

    private CompletionStage<Void> keep() {
        List<CursorMove> moves = List.copyOf(unkept.values());
        unkept.clear();
        return runtime.archive().moved(moves).whenComplete((done, failure) -> {
            if (failure != null) {
                log.warn(
                        "event=receipts_not_kept conversation={} why={}",
                        moves.get(0).conversation(),
                        failure.toString());
            }
        });
    }

    /** The entity goes, perhaps to another node: what waits is kept at once. */
    void stopped() {
        if (!unkept.isEmpty()) {
            var unused = keep();
        }
    }

    void forget(UserId user) {
        cursors.forget(user);
        unkept.remove(user);
    }

    ConversationInfo withCursors(ConversationInfo info) {
        return cursors.laidOver(info);
    }
}
