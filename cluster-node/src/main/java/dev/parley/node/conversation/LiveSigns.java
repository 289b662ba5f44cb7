package dev.parley.node.conversation;

import akka.actor.typed.javadsl.ActorContext;
import dev.parley.node.conversation.ConversationCommand.CursorsMoved;
import dev.parley.node.conversation.ConversationCommand.DirectAnswered;
import dev.parley.node.conversation.ConversationCommand.EndTyping;
import dev.parley.node.conversation.ConversationCommand.Typing;
import dev.parley.persistence.conversation.ConversationEvent.MemberRemoved;
import dev.parley.persistence.conversation.ConversationEvent.MessagePosted;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.persistence.session.MemberCursor;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Receipts receipts;
    private boolean endingTyping;

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
        this.receipts = new Receipts(context, runtime, access, this::tellReceipts);
    }

    Receipts receipts() {
        return receipts;
    }

    void onTyping(OpenConversation state, Typing typing) {
        if (!isSmall(state) || state.member(typing.by()).isEmpty() || waitsForRules(state, typing)) {
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
        if (state.member(moved.user()).isPresent() && !waitsForRules(state, moved)) {
            receipts.move(state, moved);
        }
    }

    /** A message ends its sender's typing; who is gone is forgotten. */
    void onWritten(OpenConversation after, List<NumberedEvent> events) {
        for (NumberedEvent event : events) {
            if (event.event() instanceof MessagePosted posted
                    && typists.end(posted.message().senderId())) {
                tellTyping(after, posted.message().senderId(), false);
            } else if (event.event() instanceof MemberRemoved removed) {
                receipts.forget(removed.userId());
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

    private boolean isSmall(OpenConversation state) {
        return state.members().size() <= settings.liveMembers();
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

    private void endTypingLater(Instant now) {
        if (!endingTyping) {
            typists.nextEnd().ifPresent(end -> {
                endingTyping = true;
                context.scheduleOnce(Duration.between(now, end), context.getSelf(), new EndTyping());
            });
        }
    }

    private void tellTyping(OpenConversation state, UserId user, boolean typing) {
        tell(state, Map.of(user, EncodedFrame.of(new ServerFrame.TypingIndicator(state.id(), user, typing))));
    }

    private void tellReceipts(OpenConversation state, Map<UserId, MemberCursor> members) {
        if (isSmall(state)) {
            Map<UserId, EncodedFrame> frames = new HashMap<>();
            members.forEach((user, cursor) -> frames.put(
                    user,
                    EncodedFrame.of(
                            new ServerFrame.Receipt(state.id(), user, some(cursor.delivered()), some(cursor.read())))));
            tell(state, frames);
        }
    }

    private void tell(OpenConversation state, Map<UserId, EncodedFrame> about) {
        fanout.tell(state, about, state.members().size() <= settings.liveProbes());
    }

    private static @Nullable Seq some(Seq seq) {
        return seq.equals(Seq.ZERO) ? null : seq;
    }
}
