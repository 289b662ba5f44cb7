package dev.parley.load.check.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.session.FrameTap;
import dev.parley.load.check.record.Entry;
import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Recording;
import dev.parley.load.check.record.Said;
import dev.parley.load.check.record.Watch;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.MessageId;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeviceTest implements Recording {
    private static final String PLACE = "00000000-0000-0001-0000-000000000001";
    private static final ConversationId ID = ConversationId.of(PLACE);

    private final List<Observation> seen = new ArrayList<>();
    private final Device device = new Device(
            5,
            new Device.Network(new AtomicInteger(6), uri -> "node-" + uri.getPort()),
            this,
            new Watch(InstantSource.fixed(Instant.EPOCH), () -> 0));
    private final FrameTap.Socket socket = device.connecting(URI.create("http://127.0.0.1:2"));

    @Override
    public void add(Observation observation) {
        seen.add(observation);
    }

    @Override
    public void replay(Reader reader) {
        seen.forEach(reader::next);
    }

    @Test
    void writesDownMessagesAsTheyCome() {
        socket.received("""
                {"type":"new_message","conversationId":"%1$s","rev":4,"message":{
                "messageId":"00000000-0000-0002-0000-000000000001","conversationId":"%1$s","seq":3,"rev":4,
                "senderId":"00000000-0000-0003-0000-000000000001","senderName":"Ann","clientMessageId":"n1",
                "type":"TEXT","text":"hi","createdAt":"2026-11-21T10:42:00.187Z"}}
                """.formatted(PLACE));
        Said said = new Said(
                3,
                new MessageId(new UUID(2, 1)),
                new UserId(new UUID(3, 1)),
                new ClientMessageId("n1"),
                "hi",
                null,
                false);
        assertThat(seen)
                .containsExactly(new Observation.Heard(0, 5, 7, ID, new Entry(4, Entry.Kind.POSTED, said, List.of())));
    }

    @Test
    void writesDownWhatIsAskedForAndThatItWasAnswered() {
        socket.sent("{\"type\":\"resume\",\"requestId\":\"r1\",\"cursors\":[{\"conversationId\":\"" + PLACE
                + "\",\"rev\":9}]}");
        socket.sent(
                "{\"type\":\"get_events\",\"requestId\":\"r2\",\"conversationId\":\"" + PLACE + "\",\"afterRev\":12}");
        socket.sent("{\"type\":\"ping\"}");
        socket.received("{\"type\":\"resumed\",\"requestId\":\"r1\"}");
        socket.received("{\"type\":\"ok\",\"requestId\":\"r2\"}");
        assertThat(seen)
                .containsExactly(
                        new Observation.Asked(0, 5, 7, ID, "r1", 9),
                        new Observation.Asked(0, 5, 7, ID, "r2", 12),
                        new Observation.Answered(0, 5, 7, "r1"),
                        new Observation.Answered(0, 5, 7, "r2"));
    }

    @Test
    void writesDownReceiptsAndGaps() {
        socket.received("{\"type\":\"receipt\",\"conversationId\":\"" + PLACE
                + "\",\"userId\":\"00000000-0000-0003-0000-000000000001\",\"readSeq\":8}");
        socket.received("{\"type\":\"gap\",\"conversationId\":\"" + PLACE + "\",\"rev\":60}");
        assertThat(seen)
                .containsExactly(
                        new Observation.Passing(0, 5, 7, ID, new UserId(new UUID(3, 1)), null, 8L),
                        new Observation.Gap(0, 5, 7, ID, 60));
    }

    @Test
    void doesNotMissASocketThatWasNeverWelcomed() {
        socket.ended(503, "the handshake was refused");
        assertThat(seen).isEmpty();
    }
}
