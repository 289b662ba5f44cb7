package dev.parley.persistence.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.QuerySettings;
import dev.parley.persistence.session.ReceiptTable.Kind;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadCursorTableIT {
    @RegisterExtension
    static final CassandraForTests cassandra = new CassandraForTests();

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final UserId ANNA = new UserId(new UUID(1, 1));
    private static final UserId BERTA = new UserId(new UUID(1, 2));

    private final ConversationId room = new ConversationId(UUID.randomUUID());
    private Queries queries;
    private ReadCursorTable cursors;

    @BeforeEach
    void open() {
        queries = new Queries(cassandra.session(), QuerySettings.from(cassandra.config()));
        cursors = new ReadCursorTable(queries, KEPT);
    }

    @Test
    void whatWasReadWasDeliveredAndNothingGoesBack() throws Exception {
        get(cursors.moved(
                List.of(move(ANNA, Kind.DELIVERED, 3), move(BERTA, Kind.READ, 5), move(BERTA, Kind.DELIVERED, 4))));
        get(cursors.moved(List.of(move(ANNA, Kind.DELIVERED, 2), move(BERTA, Kind.READ, 1))));

        assertThat(get(cursors.of(room, 10)))
                .containsEntry(ANNA, new MemberCursor(new Seq(3), Seq.ZERO))
                .containsEntry(BERTA, new MemberCursor(new Seq(5), new Seq(5)));
    }

    @Test
    void theFirstMoveThatReachesAMessageTellsItsTime() throws Exception {
        get(cursors.moved(List.of(
                new CursorMove(ANNA, room, Kind.DELIVERED, new Seq(2), NOON),
                new CursorMove(ANNA, room, Kind.DELIVERED, new Seq(5), NOON.plusSeconds(9)))));
        ReceiptTable times = new ReceiptTable(queries, KEPT);

        assertThat(get(times.first(room, ANNA, Kind.DELIVERED, new Seq(1)))).contains(NOON);
        assertThat(get(times.first(room, ANNA, Kind.DELIVERED, new Seq(3)))).contains(NOON.plusSeconds(9));
        assertThat(get(times.first(room, ANNA, Kind.DELIVERED, new Seq(6)))).isEmpty();
        assertThat(get(times.first(room, ANNA, Kind.READ, new Seq(1)))).isEmpty();
    }

    @Test
    void aLargeGroupIsWrittenInSeveralParts() throws Exception {
        List<UserId> members = LongStream.range(0, 103)
                .mapToObj(i -> new UserId(new UUID(7, i)))
                .toList();
        get(cursors.moved(
                members.stream().map(member -> move(member, Kind.DELIVERED, 1)).toList()));

        assertThat(get(cursors.of(room, 1000))).containsOnlyKeys(members);
    }

    @Test
    void whenTablesAreMadeAnewTimesThatHaveExpiredStayUnknown() throws Exception {
        ReadCursorTable anew =
                ReadCursorTable.anew(queries, KEPT, NOON.plus(KEPT).plusSeconds(1));
        get(anew.moved(List.of(move(ANNA, Kind.READ, 4))));

        assertThat(get(cursors.of(room, 10))).containsEntry(ANNA, new MemberCursor(new Seq(4), new Seq(4)));
        assertThat(get(new ReceiptTable(queries, KEPT).first(room, ANNA, Kind.READ, new Seq(4))))
                .isEmpty();
    }

    private CursorMove move(UserId user, Kind kind, long seq) {
        return new CursorMove(user, room, kind, new Seq(seq), NOON);
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
