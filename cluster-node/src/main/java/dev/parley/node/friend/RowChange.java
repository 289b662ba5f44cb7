package dev.parley.node.friend;

import dev.parley.persistence.friend.StoredRequest;
import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the rows of a pair differ between two states. */
sealed interface RowChange {
    record PutFriends(Instant since) implements RowChange {}

    record RemoveFriends() implements RowChange {}

    record PutRequest(StoredRequest request) implements RowChange {}

    record ForgetRequest(StoredRequest request) implements RowChange {}

    record PutBlock(UserId by, Instant since) implements RowChange {}

    record RemoveBlock(UserId by) implements RowChange {}

    /** In no order. {@code before} is the state one event ago; all rows where it is not known. */
    static List<RowChange> between(@Nullable Friendship before, Friendship after) {
        List<RowChange> changes = new ArrayList<>();
        Instant since = after.friendsSince();
        if (before == null || !Objects.equals(before.friendsSince(), since)) {
            changes.add(since == null ? new RemoveFriends() : new PutFriends(since));
        }
        StoredRequest latest = after.latest();
        if (latest != null && (before == null || !latest.equals(before.latest()))) {
            changes.add(new PutRequest(latest));
        }
        StoredRequest replaced = after.before();
        if (replaced != null && (before == null || !replaced.equals(before.before()))) {
            changes.add(new ForgetRequest(replaced));
        }
        for (UserId by : List.of(after.pair().first(), after.pair().second())) {
            Instant blocked = after.blocks().get(by);
            if (before == null || !Objects.equals(before.blocks().get(by), blocked)) {
                changes.add(blocked == null ? new RemoveBlock(by) : new PutBlock(by, blocked));
            }
        }
        return changes;
    }
}
