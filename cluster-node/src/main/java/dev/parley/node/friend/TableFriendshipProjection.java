package dev.parley.node.friend;

import akka.Done;
import dev.parley.persistence.friend.BlockTable;
import dev.parley.persistence.friend.FriendRequestTable;
import dev.parley.persistence.friend.FriendTable;
import dev.parley.persistence.friend.FriendshipHeadTable;
import dev.parley.persistence.friend.Pair;
import dev.parley.persistence.friend.StoredRequest;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Rev;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        List<CompletionStage<Void>> writes = new ArrayList<>();
        Rev rev = after.rev();
        Instant since = after.friendsSince();
        if (before == null || !Objects.equals(before.friendsSince(), since)) {
            writes.add(since == null ? friends.remove(after.pair(), rev) : friends.put(after.pair(), since, rev));
        }
        StoredRequest latest = after.latest();
        if (latest != null && (before == null || !latest.equals(before.latest()))) {
            writes.add(requests.put(latest, rev));
        }
        StoredRequest replaced = after.before();
        if (replaced != null && (before == null || !replaced.equals(before.before()))) {
            writes.add(requests.forget(replaced, rev));
        }
        for (UserId by : List.of(after.pair().first(), after.pair().second())) {
            Instant blocked = after.blocks().get(by);
            if (before == null || !Objects.equals(before.blocks().get(by), blocked)) {
                UserId other = after.pair().other(by);
                writes.add(blocked == null ? blocks.remove(by, other, rev) : blocks.put(by, other, blocked, rev));
            }
        }
        return CompletableFuture.allOf(writes.stream()
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> Done.getInstance());
    }

    @Override
    public CompletionStage<Done> mark(Friendship state) {
        return heads.put(state.pair(), state.rev()).thenApply(done -> Done.getInstance());
    }
}
