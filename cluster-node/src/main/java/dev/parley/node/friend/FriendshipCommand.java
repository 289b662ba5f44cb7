package dev.parley.node.friend;

import akka.actor.typed.ActorRef;
import dev.parley.node.ClusterMessage;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.friend.FriendRequestId;

/** What one may say to a {@link FriendshipEntity}. */
public sealed interface FriendshipCommand extends ClusterMessage {
    /** A wish of one of the two. Answered when everybody can see what came of it. */
    sealed interface Change extends FriendshipCommand {
        UserId by();

        ActorRef<FriendshipReply> replyTo();
    }

    /** @param requestId of the request, if it becomes one */
    record Request(UserId by, FriendRequestId requestId, Room room, ActorRef<FriendshipReply> replyTo)
            implements Change {}

    record Accept(UserId by, FriendRequestId requestId, Room room, ActorRef<FriendshipReply> replyTo)
            implements Change {}

    record Reject(UserId by, FriendRequestId requestId, ActorRef<FriendshipReply> replyTo) implements Change {}

    record Cancel(UserId by, FriendRequestId requestId, ActorRef<FriendshipReply> replyTo) implements Change {}

    record End(UserId by, ActorRef<FriendshipReply> replyTo) implements Change {}

    /** @param room whether the blocks of the one who blocks have room for one more */
    record Block(UserId by, boolean room, ActorRef<FriendshipReply> replyTo) implements Change {}

    record Unblock(UserId by, ActorRef<FriendshipReply> replyTo) implements Change {}

    /** The account of {@code by} is gone. */
    record Leave(UserId by, ActorRef<FriendshipReply> replyTo) implements Change {}

    /** To itself: how far the rows are. */
    record HeadFound(Rev rev) implements FriendshipCommand {}

    /** To itself: a part of what follows from the last event is done. */
    record StepDone(Step step) implements FriendshipCommand {}

    /** To itself: it could not be done, or read. */
    record StepFailed(Step step, String why) implements FriendshipCommand {}

    /** To itself: try again. */
    record Retry(Step step) implements FriendshipCommand {}

    /** To itself: nobody has said anything for long. */
    record Idle() implements FriendshipCommand {}

    /** From its shard: stop as soon as nothing is owed. */
    record Stop() implements FriendshipCommand {}
}
