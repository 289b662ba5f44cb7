package dev.parley.node.friend;

import akka.Done;
import dev.parley.persistence.friend.BlockTable;
import dev.parley.persistence.friend.FriendRequestTable;
import dev.parley.persistence.friend.FriendTable;
import dev.parley.persistence.friend.FriendshipHeadTable;
import dev.parley.persistence.friend.Pair;
import dev.parley.protocol.conversation.Rev;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The projection into Cassandra's tables. Thread-safe. */
final class TableFriendshipProjection implements FriendshipProjection {
    private final FriendTable friends;
    private final FriendRequestTable requests;
    private final BlockTable blocks;
    private final FriendshipHeadTable heads;

    TableFriendshipProjection(FriendTables tables) {
        this.friends = tables.friends();
        this.requests = tables.requests();
        this.blocks = tables.blocks();
        this.heads = tables.heads();
    }

    @Override
    public CompletionStage<Rev> head(Pair pair) {
        return heads.find(pair);
    }

    @Override
    public CompletionStage<Done> write(@Nullable Friendship before, Friendship after) {
        return CompletableFuture.allOf(RowChange.between(before, after).stream()
                        .map(change -> write(change, after.pair(), after.rev()).toCompletableFuture())
                        .toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> Done.getInstance());
    }

    private CompletionStage<Void> write(RowChange change, Pair pair, Rev rev) {
        if (change instanceof RowChange.PutFriends put) {
            return friends.put(pair, put.since(), rev);
        }
        if (change instanceof RowChange.PutRequest put) {
            return requests.put(put.request(), rev);
        }
        if (change instanceof RowChange.ForgetRequest forget) {
            return requests.forget(forget.request(), rev);
        }
        if (change instanceof RowChange.PutBlock put) {
            return blocks.put(put.by(), pair.other(put.by()), put.since(), rev);
        }
        return change instanceof RowChange.RemoveBlock remove
                ? blocks.remove(remove.by(), pair.other(remove.by()), rev)
                : friends.remove(pair, rev);
    }

    @Override
    public CompletionStage<Done> mark(Friendship state) {
        return heads.put(state.pair(), state.rev()).thenApply(done -> Done.getInstance());
    }
}
