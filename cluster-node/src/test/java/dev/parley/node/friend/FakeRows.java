package dev.parley.node.friend;

import akka.Done;
import dev.parley.persistence.friend.Pair;
import dev.parley.persistence.friend.StoredRequest;
import dev.parley.protocol.conversation.Rev;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one pair as Cassandra keeps them: the later timestamp wins, of two alike the deletion. Writes may stop
 * half-way, for good or until later.
 */
final class FakeRows implements FriendshipProjection {
    private record Cell(long rev, @Nullable Object value) {}

    private record Write(String key, @Nullable Object value, long rev) {}

    private final Random random;
    private final Map<String, Cell> cells = new TreeMap<>();
    private final List<Write> late = new ArrayList<>();
    private Rev head = Rev.ZERO;
    private Rev begun = Rev.ZERO;
    private boolean stalling;
    private boolean stalled;
    private int failures;

    FakeRows(Random random) {
        this.random = random;
    }

    /** The next write stops half-way and is never answered. */
    synchronized void stall() {
        stalling = true;
        stalled = false;
    }

    /** Takes {@link #stall} back. */
    synchronized void goOn() {
        stalling = false;
    }

    synchronized boolean hasStalled() {
        return stalled;
    }

    /** So many of the next writes fail half-way. */
    synchronized void fail(int times) {
        failures = times;
    }

    /** What stopped half-way arrives after all. */
    synchronized void deliverLate() {
        late.forEach(this::apply);
        late.clear();
    }

    synchronized Map<String, Object> rows() {
        Map<String, Object> rows = new TreeMap<>();
        cells.forEach((key, cell) -> {
            if (cell.value() != null) {
                rows.put(key, cell.value());
            }
        });
        return rows;
    }

    synchronized Rev head() {
        return head;
    }

    /** Whether all that was begun has been marked as done. */
    synchronized boolean isSettled() {
        return head.equals(begun);
    }

    @Override
    public synchronized CompletionStage<Rev> head(Pair pair) {
        return CompletableFuture.completedStage(head);
    }

    @Override
    public synchronized CompletionStage<Done> write(@Nullable Friendship before, Friendship after) {
        begun = begun.max(after.rev());
        List<Write> writes = new ArrayList<>();
        RowChange.between(before, after).forEach(change -> writes.addAll(writes(change, after)));
        if (!stalling && failures == 0) {
            writes.forEach(this::apply);
            return CompletableFuture.completedStage(Done.getInstance());
        }
        Collections.shuffle(writes, random);
        int done = random.nextInt(writes.size() + 1);
        writes.subList(0, done).forEach(this::apply);
        late.addAll(writes.subList(done, writes.size()));
        if (stalling) {
            stalling = false;
            stalled = true;
            return new CompletableFuture<>();
        }
        failures--;
        return CompletableFuture.failedStage(new IllegalStateException("the database is away"));
    }

    @Override
    public synchronized CompletionStage<Done> mark(Friendship state) {
        head = head.max(state.rev());
        return CompletableFuture.completedStage(Done.getInstance());
    }

    private static List<Write> writes(RowChange change, Friendship state) {
        long rev = state.rev().value();
        if (change instanceof RowChange.PutFriends put) {
            return List.of(
                    new Write("friend/" + state.pair().first(), put.since(), rev),
                    new Write("friend/" + state.pair().second(), put.since(), rev));
        }
        if (change instanceof RowChange.RemoveFriends) {
            return List.of(
                    new Write("friend/" + state.pair().first(), null, rev),
                    new Write("friend/" + state.pair().second(), null, rev));
        }
        if (change instanceof RowChange.PutRequest put) {
            return request(put.request(), put.request(), rev);
        }
        if (change instanceof RowChange.ForgetRequest forget) {
            return request(forget.request(), null, rev);
        }
        return change instanceof RowChange.PutBlock put
                ? List.of(new Write("block/" + put.by(), put.since(), rev))
                : List.of(new Write("block/" + ((RowChange.RemoveBlock) change).by(), null, rev));
    }

    private static List<Write> request(StoredRequest request, @Nullable StoredRequest value, long rev) {
        return List.of(
                new Write("outgoing/" + request.requestId(), value, rev),
                new Write("incoming/" + request.requestId(), value, rev));
    }

    private void apply(Write write) {
        Cell cell = cells.get(write.key());
        if (cell == null || write.rev() > cell.rev() || (write.rev() == cell.rev() && write.value() == null)) {
            cells.put(write.key(), new Cell(write.rev(), write.value()));
        }
    }
}
