package dev.parley.node.friend;

import akka.Done;
import dev.parley.persistence.friend.Pair;
import dev.parley.protocol.conversation.Rev;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Where a friendship's lists are written. Every write carries the pair's {@code rev}: repeating it is harmless. */
public interface FriendshipProjection {
    /** How far the rows of a pair are. */
    CompletionStage<Rev> head(Pair pair);

    /** Writes the rows that differ between the two states; all of them where {@code before} is not known. */
    CompletionStage<Done> write(@Nullable Friendship before, Friendship after);

    /** Notes that the rows are complete up to this state. */
    CompletionStage<Done> mark(Friendship state);
}
