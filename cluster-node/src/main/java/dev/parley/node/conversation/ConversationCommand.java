package dev.parley.node.conversation;

import akka.actor.typed.ActorRef;
import dev.parley.node.ClusterMessage;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.Line;
import dev.parley.node.delivery.RouteNews;
import dev.parley.persistence.conversation.NewMember;
import dev.parley.persistence.session.MemberCursor;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one may say to a conversation. {@code token} comes back in the reply, for senders that have many under way. */
public sealed interface ConversationCommand extends ClusterMessage {

    /** A command that is answered. */
    sealed interface Request extends ConversationCommand {
        long token();

        ActorRef<ConversationReply> replyTo();
    }

    /** A request that may change the conversation; it waits its turn in the batch. */
    sealed interface Change extends Request {
        UserId by();
    }

    /** A request that reads; it is answered at once from the state as it is. */
    sealed interface Query extends Request {
        UserId viewer();
    }

    record Create(
            ConversationType type,
            @Nullable String name,
            @Nullable History history,
            UserId by,
            List<NewMember> members,
            long token,
            ActorRef<ConversationReply> replyTo)
            implements Change {}

    /** @param origin the socket that sends, see {@link Line} */
    record Post(SendCommand send, long origin, long token, ActorRef<ConversationReply> replyTo) implements Change {
        @Override
        public UserId by() {
            return send.sender();
        }
    }

    record Edit(UserId by, MessageId messageId, String text, long token, ActorRef<ConversationReply> replyTo)
            implements Change {}

    record Unsend(UserId by, MessageId messageId, long token, ActorRef<ConversationReply> replyTo) implements Change {}

    /** Adds the member's reaction, or takes it away. */
    record React(
            UserId by,
            MessageId messageId,
            String emoji,
            boolean remove,
            long token,
            ActorRef<ConversationReply> replyTo)
            implements Change {}

    /** Changes a group; what is absent stays. */
    record Configure(
            UserId by,
            @Nullable String name,
            @Nullable MediaId avatarMediaId,
            @Nullable History history,
            long token,
            ActorRef<ConversationReply> replyTo)
            implements Change {}

    /** Somebody comes in by an invite that is good. */
    record Join(NewMember user, long token, ActorRef<ConversationReply> replyTo) implements Change {
        @Override
        public UserId by() {
            return user.userId();
        }
    }

    record AddMembers(UserId by, List<NewMember> users, long token, ActorRef<ConversationReply> replyTo)
            implements Change {}

    record RemoveMember(UserId by, UserId user, long token, ActorRef<ConversationReply> replyTo) implements Change {}

    record ChangeRole(UserId by, UserId user, Role role, long token, ActorRef<ConversationReply> replyTo)
            implements Change {}

    /** From now on the two of a direct conversation may write to each other, or may not. */
    record OpenDirect(boolean open, long token, ActorRef<ConversationReply> replyTo) implements Request {}

    /** A member begins or ends typing. Soft, and not answered. */
    record Typing(UserId by, boolean typing) implements ConversationCommand {}

    /**
     * A member's session has moved its cursors; what is absent is as it was. Soft, and not answered. What was read is
     * durable already; what was delivered the conversation keeps.
     */
    record CursorsMoved(
            UserId user, @Nullable Seq delivered, @Nullable Seq read, Instant at) implements ConversationCommand {}

    record Describe(UserId viewer, long token, ActorRef<ConversationReply> replyTo) implements Query {}

    record GetHead(UserId viewer, long token, ActorRef<ConversationReply> replyTo) implements Query {}

    record GetMessage(UserId viewer, MessageId messageId, long token, ActorRef<ConversationReply> replyTo)
            implements Query {}

    /**
     * The newest {@code limit} messages before {@code before}, or the oldest {@code limit} after {@code after}, or the
     * newest but {@code skip}; of the first two, one at the most is given.
     */
    record ReadHistory(
            UserId viewer,
            @Nullable Seq before,
            @Nullable Seq after,
            long skip,
            int limit,
            long token,
            ActorRef<ConversationReply> replyTo)
            implements Query {}

    record ReadEvents(UserId viewer, Rev after, int limit, long token, ActorRef<ConversationReply> replyTo)
            implements Query {}

    /** Where the sockets of members are. */
    record Routed(RouteNews news) implements ConversationCommand {}

    /** Decides all that is pending. */
    record Flush() implements ConversationCommand {}

    /** A look-up that a pending change waited for has ended; absent where it was not answered. */
    record LookedUp(long ticket, @Nullable Evidence found) implements ConversationCommand {}

    /** What the rules say of a direct conversation; absent where they do not answer. {@code sign} has waited for it. */
    record DirectAnswered(@Nullable Boolean open, ConversationCommand sign) implements ConversationCommand {}

    /** How far members had come before; absent where the database did not answer. */
    record CursorsLoaded(@Nullable Map<UserId, MemberCursor> stored) implements ConversationCommand {}

    /** The others are to hear how far members have come. */
    record TellReceipts() implements ConversationCommand {}

    /** What has been delivered to members is kept; or it is not, because of {@code failure}. */
    record ReceiptsKept(@Nullable Throwable failure) implements ConversationCommand {}

    /** Some may have typed for long enough. */
    record EndTyping() implements ConversationCommand {}

    /** The members whose routes came in are to be served. */
    record ServeLocated() implements ConversationCommand {}

    /** Members whose sessions have not answered are to be asked for again. */
    record CheckProbes() implements ConversationCommand {}

    /** The node of a router is gone. */
    record RouterGone(ActorRef<DeliveryRouter.Command> router) implements ConversationCommand {}

    /** What stood behind the end of the log is gone, or could not be taken away. */
    record StraysRemoved(boolean done) implements ConversationCommand {}

    /** Everything up to {@code rev} stands in the tables. */
    record Projected(Rev rev) implements ConversationCommand {}

    /** The tables did not take what they were given; it is tried again. */
    record NotProjected() implements ConversationCommand {}

    /** Nobody has said anything for a while. */
    record Idle() implements ConversationCommand {}
}
