package dev.parley.node.conversation;

import akka.actor.typed.javadsl.ActorContext;
import dev.parley.node.conversation.ConversationCommand.CursorsLoaded;
import dev.parley.node.conversation.ConversationCommand.CursorsMoved;
import dev.parley.node.conversation.ConversationCommand.DirectAnswered;
import dev.parley.node.conversation.ConversationCommand.EndTyping;
import dev.parley.node.conversation.ConversationCommand.TellReceipts;
import dev.parley.node.conversation.ConversationCommand.Typing;
import dev.parley.persistence.conversation.ConversationEvent.MemberRemoved;
import dev.parley.persistence.conversation.ConversationEvent.MessagePosted;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What members of a small conversation see of each other beside the events: who types, and how far each has come. Soft
 * state of one entity, confined to it; what is lost here is told again by the next move. In a direct conversation that is
 * closed, nothing is told.
 */
final class LiveSigns {
    private final ActorContext<ConversationCommand> context;
    private final ConversationRuntime runtime;
    private final ConversationSettings settings;
    private final DirectAccess access;
    private final Fanout fanout;
    private final Typists typists = new Typists();
    private final MemberCursors cursors = new MemberCursors();
    private Loading loading = Loading.NOT_YET;
    private boolean tellingReceipts;
    private boolean endingTyping;

    /** Whether the cursors that were known before this incarnation are here. */
    private enum Loading {
        NOT_YET,
        UNDER_WAY,
        DONE
    }

    LiveSigns(
            ActorContext<ConversationCommand> context,
            ConversationRuntime runtime,
            DirectAccess access,
            Fanout fanout) {
        this.context = context;
        this.runtime = runtime;
        this.settings = runtime.settings();
        this.access = access;
        this.fanout = fanout;
    }

    void onTyping(OpenConversation state, Typing typing) {
        if (!concerns(state, typing.by()) || waitsForRules(state, typing)) {
            return;
        }
        Instant now = runtime.clock().instant();
        boolean news = typing.typing()
                ? typists.begin(typing.by(), now.plus(settings.typingExpiry()))
                : typists.end(typing.by());
        if (news) {
            tellTyping(state, typing.by(), typing.typing());
        }
        endTypingLater(now);
    }

    void onMoved(OpenConversation state, CursorsMoved moved) {
        if (!concerns(state, moved.user()) || waitsForRules(state, moved)) {
            return;
        }
        if (cursors.move(moved.user(), moved.delivered(), moved.read(), state.lastSeq())) {
            tellReceiptsLater(state);
        }
    }

    /** A message ends its sender's typing; who is gone is forgotten. */
    void onWritten(OpenConversation after, List<NumberedEvent> events) {
        for (NumberedEvent event : events) {
            if (event.event() instanceof MessagePosted posted
                    && typists.end(posted.message().senderId())) {
                tellTyping(after, posted.message().senderId(), false);
            } else if (event.event() instanceof MemberRemoved removed) {
                cursors.forget(removed.userId());
                if (typists.end(removed.userId())) {
                    tellTyping(after, removed.userId(), false);
                }
            }
        }
    }

    void onEndTyping(OpenConversation state) {
        endingTyping = false;
        Instant now = runtime.clock().instant();
        typists.expire(now).forEach(user -> tellTyping(state, user, false));
        endTypingLater(now);
    }

    void onTellReceipts(OpenConversation state) {
        tellingReceipts = false;
        if (access.isClosed()) {
            return;
        }
        cursors.drain((user, cursor) -> tell(
                state, user, new ServerFrame.Receipt(state.id(), user, some(cursor.delivered()), some(cursor.read()))));
    }

    /** Where the tables did not answer, the next move asks them again. */
    void onLoaded(OpenConversation state, CursorsLoaded loaded) {
        loading = loaded.stored() == null ? Loading.NOT_YET : Loading.DONE;
        if (loaded.stored() != null) {
            loaded.stored().forEach((user, cursor) -> {
                if (state.member(user).isPresent()) {
                    cursors.load(user, cursor);
                }
            });
        }
        scheduleReceipts();
    }

    ConversationInfo withCursors(ConversationInfo info) {
        return cursors.laidOver(info);
    }

    private boolean concerns(OpenConversation state, UserId user) {
        return state.members().size() <= settings.liveMembers()
                && state.member(user).isPresent();
    }

    /** Nothing is told in a direct conversation before it is known to be open; what came is taken up again then. */
    private boolean waitsForRules(OpenConversation state, ConversationCommand sign) {
        if (state.type() != ConversationType.DIRECT) {
            return false;
        }
        if (!access.isKnown()) {
            context.pipeToSelf(access.ask(state.pair()), (open, failure) -> new DirectAnswered(open, sign));
            return true;
        }
        return access.isClosed() && sign instanceof Typing;
    }

    private void tellReceiptsLater(OpenConversation state) {
        if (loading == Loading.NOT_YET) {
            loading = Loading.UNDER_WAY;
            context.pipeToSelf(runtime.archive().cursors(state.id()), (stored, failure) -> new CursorsLoaded(stored));
        } else if (loading == Loading.DONE) {
            scheduleReceipts();
        }
    }

    private void scheduleReceipts() {
        if (!tellingReceipts && cursors.hasNews()) {
            tellingReceipts = true;
            context.scheduleOnce(settings.receiptTick(), context.getSelf(), new TellReceipts());
        }
    }

    private void endTypingLater(Instant now) {
        if (!endingTyping) {
            typists.nextEnd().ifPresent(end -> {
                endingTyping = true;
                context.scheduleOnce(Duration.between(now, end), context.getSelf(), new EndTyping());
            });
        }
    }

    private void tellTyping(OpenConversation state, UserId user, boolean typing) {
        tell(state, user, new ServerFrame.TypingIndicator(state.id(), user, typing));
    }

    private void tell(OpenConversation state, UserId about, ServerFrame frame) {
        fanout.tell(state, about, EncodedFrame.of(frame), state.members().size() <= settings.liveProbes());
    }

    private static @Nullable Seq some(Seq seq) {
        return seq.equals(Seq.ZERO) ? null : seq;
    }
}
