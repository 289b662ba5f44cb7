package dev.parley.node.session;

import static dev.parley.node.session.TalkForTests.done;
import static dev.parley.node.session.TalkForTests.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.parley.api.account.Principal;
import dev.parley.api.conversation.ConversationService.Created;
import dev.parley.api.session.ClientConnection;
import dev.parley.node.recovery.RecoveryLog;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.conversation.ConversationJournal;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.CreateConversation;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.frame.ClientFrame;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** A log that this version cannot read stops its own conversation, and nothing else. */
class UnreadableLogIT {
    @RegisterExtension
    static final CassandraForTests CASSANDRA = new CassandraForTests();

    private static final Principal ANNA = principal(1);
    private static final Principal BERTA = principal(2);
    private static final int MESSAGES = 20;
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final TalkForTests NODE = new TalkForTests(CASSANDRA);
    private static final ListAppender<ILoggingEvent> LINES = new ListAppender<>();

    private static ConversationId readable;
    private static ConversationId unknownEvent;
    private static ConversationId damagedSnapshot;

    /** One life of a node writes, and the next one finds what it cannot read. */
    @BeforeAll
    static void startTwice() {
        TalkForTests before = new TalkForTests(CASSANDRA);
        before.beforeAll(null);
        readable = group(before);
        unknownEvent = group(before);
        damagedSnapshot = group(before);
        before.afterAll(null);
        writeEventOfTheFuture(ConversationJournal.persistenceId(unknownEvent).id(), MESSAGES + 2);
        damageSnapshots(ConversationJournal.persistenceId(damagedSnapshot).id());

        LINES.start();
        ((Logger) LoggerFactory.getLogger(RecoveryLog.class)).addAppender(LINES);
        NODE.beforeAll(null);
    }

    @AfterAll
    static void stop() {
        NODE.afterAll(null);
        ((Logger) LoggerFactory.getLogger(RecoveryLog.class)).detachAppender(LINES);
    }

    @Test
    void whoAsksForItIsRefusedSoonAndAgainAndOthersTalkOn() {
        assertThat(refusal(post(unknownEvent, "new-0"))).isEqualTo(ErrorCode.UNAVAILABLE);
        for (int i = 1; i <= 30; i++) {
            Instant begin = Instant.now();
            assertThat(refusal(post(unknownEvent, "new-" + i))).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(refusal(NODE.conversations().get(BERTA, unknownEvent))).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(SOON);
            assertThat(done(post(readable, "new-" + i)).value().seq()).isEqualTo(new Seq(MESSAGES + i));
        }

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(List.copyOf(LINES.list))
                .filteredOn(line -> line.getLevel() == Level.ERROR)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains(unknownEvent.toString(), "sequence_nr=" + (MESSAGES + 2), "conversation.exploded.v9", "do="));
    }

    @Test
    void aSocketHearsItSoonToo() {
        PlayedSocket played = new PlayedSocket();
        ClientConnection socket = NODE.open(ANNA, played);
        await().atMost(Duration.ofSeconds(30)).until(() -> played.of("welcome").size() == 1);

        socket.receive(new ClientFrame.SendMessage(
                "r1", unknownEvent, new ClientMessageId("by-socket"), null, "hello", null, null, null));
        await().atMost(SOON).untilAsserted(() -> assertThat(played.of("error"))
                .singleElement()
                .asString()
                .contains("5003", "by-socket"));
        socket.closed();
    }

    @Test
    void aSnapshotThatCannotBeReadCostsNothingButTime() {
        assertThat(done(NODE.conversations().get(BERTA, damagedSnapshot)).lastSeq())
                .isEqualTo(new Seq(MESSAGES));
        assertThat(done(post(damagedSnapshot, "id-3")).value().seq()).isEqualTo(new Seq(3));
        assertThat(done(post(damagedSnapshot, "after")).value().seq()).isEqualTo(new Seq(MESSAGES + 1));
    }

    private static ConversationId group(TalkForTests node) {
        ConversationId room = done(node.conversations()
                        .create(
                                ANNA,
                                new CreateConversation(ConversationType.GROUP, "us", List.of(BERTA.userId()), null)))
                .value()
                .conversationId();
        for (int i = 1; i <= MESSAGES; i++) {
            done(post(node, room, "id-" + i));
        }
        return room;
    }

    private static CompletionStage<Outcome<Created<Message>>> post(ConversationId room, String id) {
        return post(NODE, room, id);
    }

    private static CompletionStage<Outcome<Created<Message>>> post(TalkForTests node, ConversationId room, String id) {
        return node.messages()
                .post(ANNA, room, new SendMessage(new ClientMessageId(id), null, "text " + id, null, null, null));
    }

    private static void writeEventOfTheFuture(String persistenceId, long sequenceNr) {
        CASSANDRA
                .session()
                .execute(
                        "INSERT INTO " + CASSANDRA.keyspace() + "_journal.messages (persistence_id, partition_nr,"
                                + " sequence_nr, timestamp, timebucket, writer_uuid, ser_id, ser_manifest,"
                                + " event_manifest, event) VALUES (?, 0, ?, ?, '0', ?, 72101,"
                                + " 'conversation.exploded.v9', '', ?)",
                        persistenceId,
                        sequenceNr,
                        Uuids.timeBased(),
                        UUID.randomUUID().toString(),
                        ByteBuffer.wrap(new byte[] {(byte) 0xa0}));
    }

    private static void damageSnapshots(String persistenceId) {
        String table = CASSANDRA.keyspace() + "_snapshot.snapshots";
        var rows = CASSANDRA
                .session()
                .execute("SELECT sequence_nr FROM " + table + " WHERE persistence_id = ?", persistenceId)
                .all();
        assertThat(rows).isNotEmpty();
        rows.forEach(row -> CASSANDRA
                .session()
                .execute(
                        "UPDATE " + table + " SET snapshot_data = ? WHERE persistence_id = ? AND sequence_nr = ?",
                        ByteBuffer.wrap(new byte[] {(byte) 0xff, 1, 2, 3}),
                        persistenceId,
                        row.getLong("sequence_nr")));
    }

    private static Principal principal(int number) {
        return new Principal(
                new UserId(new UUID(1, number)),
                new DeviceId(new UUID(2, number)),
                "user" + number,
                "User " + number,
                Instant.MAX,
                false);
    }
}
