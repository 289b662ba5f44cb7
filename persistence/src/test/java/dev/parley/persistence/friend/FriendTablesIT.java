package dev.parley.persistence.friend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.QuerySettings;
import dev.parley.persistence.friend.BlockTable.BlockRow;
import dev.parley.persistence.friend.FriendTable.FriendRow;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.friend.FriendRequestId;
import dev.parley.protocol.friend.FriendRequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FriendTablesIT {
    @RegisterExtension
    static final CassandraForTests cassandra = new CassandraForTests();

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final AtomicLong MILLIS = new AtomicLong();
    private static Queries queries;

    private final UserId ann = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());
    private final Pair pair = Pair.of(ann, bob);

    @BeforeAll
    static void prepare() {
        queries = new Queries(cassandra.session(), QuerySettings.from(cassandra.config()));
    }

    @Test
    void friendsAreSoOnBothSidesAndLateWritesChangeNothing() throws Exception {
        FriendTable table = new FriendTable(queries);
        get(table.put(pair, NOON, new Rev(2)));
        assertThat(get(table.of(ann, 10))).containsExactly(new FriendRow(bob, NOON));
        assertThat(get(table.of(bob, 10))).containsExactly(new FriendRow(ann, NOON));
        assertThat(get(table.count(ann))).isEqualTo(1);

        get(table.remove(pair, new Rev(3)));
        get(table.put(pair, NOON, new Rev(2)));
        assertThat(get(table.find(ann, bob))).isEmpty();
        get(table.put(pair, NOON, new Rev(4)));
        get(table.remove(pair, new Rev(3)));
        assertThat(get(table.find(ann, bob))).contains(new FriendRow(bob, NOON));
    }

    @Test
    void blocksAreFoundFromBothSides() throws Exception {
        BlockTable table = new BlockTable(queries);
        get(table.put(ann, bob, NOON, new Rev(1)));
        List<UserId> many = new ArrayList<>(List.of(bob));
        for (int i = 0; i < 120; i++) {
            many.add(new UserId(UUID.randomUUID()));
        }

        assertThat(get(table.has(ann, bob))).isTrue();
        assertThat(get(table.has(bob, ann))).isFalse();
        assertThat(get(table.of(ann, Optional.empty(), 10))).containsExactly(new BlockRow(bob, NOON));
        assertThat(get(table.of(ann, Optional.of(bob), 10))).isEmpty();
        assertThat(get(table.blockers(bob, 10))).containsExactly(ann);
        assertThat(get(table.among(ann, many))).containsExactly(bob);
        assertThat(get(table.among(bob, List.of(ann)))).containsExactly(ann);
        assertThat(get(table.among(bob, List.of()))).isEmpty();

        get(table.remove(ann, bob, new Rev(2)));
        get(table.put(ann, bob, NOON, new Rev(1)));
        assertThat(get(table.count(ann))).isZero();
        assertThat(get(table.blockers(bob, 10))).isEmpty();
    }

    @Test
    void aRequestMovesFromPendingToAnsweredAndExpires() throws Exception {
        FriendRequestTable table = new FriendRequestTable(queries, Duration.ofSeconds(2));
        StoredRequest pending = request(ann, bob);
        get(table.put(pending, new Rev(1)));
        assertThat(get(table.find(ann, RequestDirection.OUTGOING, pending.requestId())))
                .contains(pending);
        assertThat(get(table.find(bob, RequestDirection.INCOMING, pending.requestId())))
                .contains(pending);
        assertThat(get(table.find(bob, RequestDirection.OUTGOING, pending.requestId())))
                .isEmpty();
        assertThat(get(table.pending(ann, RequestDirection.OUTGOING))).isEqualTo(1);

        StoredRequest rejected = pending.answered(FriendRequestStatus.REJECTED, NOON.plusSeconds(1));
        get(table.put(rejected, new Rev(2)));
        get(table.put(pending, new Rev(1)));
        assertThat(get(table.pending(ann, RequestDirection.OUTGOING))).isZero();
        assertThat(page(table, false)).containsExactly(rejected);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(page(table, false)).isEmpty());
    }

    @Test
    void requestsArePagedNewestFirstAndByStatus() throws Exception {
        FriendRequestTable table = new FriendRequestTable(queries, Duration.ofDays(1));
        List<StoredRequest> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(0, request(ann, new UserId(UUID.randomUUID())));
            get(table.put(all.get(0), new Rev(1)));
        }
        assertThat(page(table, true)).containsExactlyElementsOf(all);
        assertThat(get(table.page(
                        ann,
                        RequestDirection.OUTGOING,
                        true,
                        Optional.of(all.get(4).requestId()),
                        10)))
                .containsExactlyElementsOf(all.subList(5, 7));

        StoredRequest cancelled = all.get(3).answered(FriendRequestStatus.CANCELLED, NOON);
        StoredRequest rejected = all.get(4).answered(FriendRequestStatus.REJECTED, NOON);
        get(table.put(cancelled, new Rev(2)));
        get(table.put(rejected, new Rev(2)));
        assertThat(byStatus(table, FriendRequestStatus.REJECTED)).containsExactly(rejected);
        assertThat(byStatus(table, FriendRequestStatus.PENDING)).hasSize(5);
        get(table.forget(rejected, new Rev(3)));
        assertThat(page(table, false)).containsExactly(cancelled);
    }

    @Test
    void theHeadNeverGoesBack() throws Exception {
        FriendshipHeadTable table = new FriendshipHeadTable(queries);
        assertThat(get(table.find(pair))).isEqualTo(Rev.ZERO);
        get(table.put(pair, new Rev(5)));
        get(table.put(pair, new Rev(4)));
        assertThat(get(table.find(pair))).isEqualTo(new Rev(5));
    }

    private List<StoredRequest> page(FriendRequestTable table, boolean pending) throws Exception {
        return get(table.page(ann, RequestDirection.OUTGOING, pending, Optional.empty(), 10));
    }

    private List<StoredRequest> byStatus(FriendRequestTable table, FriendRequestStatus status) throws Exception {
        return get(table.page(ann, RequestDirection.OUTGOING, status, Optional.empty(), 10));
    }

    private static StoredRequest request(UserId from, UserId to) {
        // A UUIDv7 of the next millisecond.
        long time = (0x0193_500e_0000L + MILLIS.incrementAndGet()) << 16 | 0x7000;
        FriendRequestId id = new FriendRequestId(new UUID(time, 0x8000_0000_0000_0001L));
        return new StoredRequest(id, from, to, FriendRequestStatus.PENDING, NOON, null);
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
