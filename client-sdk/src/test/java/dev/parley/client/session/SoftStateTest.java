package dev.parley.client.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.ClientSettings;
import dev.parley.client.ParleyClient;
import dev.parley.client.account.Credentials;
import dev.parley.client.fake.FakeConversation;
import dev.parley.client.fake.FakeServer;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.ClientFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SoftStateTest {
    private static final ConversationId ROOM = ConversationId.of("01930000-0000-7000-8000-000000000001");
    private static final UserId BEN = UserId.of("01930000-0000-7000-8000-0000000000bb");

    private FakeServer server;
    private FakeConversation room;
    private Session session;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        room = server.conversation(ROOM);
    }

    @AfterEach
    void stop() throws IOException {
        session.close();
        server.close();
    }

    @Test
    void saysWhatHasArrivedOnceForABurst() {
        connect(b -> b);
        IntStream.range(0, 50).forEach(i -> room.say("m" + i));
        await().until(() -> said(ClientFrame.MarkDelivered.class).stream()
                .anyMatch(mark -> mark.seq().equals(new Seq(50))));
        assertThat(said(ClientFrame.MarkDelivered.class)).hasSizeLessThan(10);
    }

    @Test
    void saysNothingOfArrivalsWhereThatIsNotWanted() {
        connect(b -> b.deliveredMarks(false));
        room.say("hello");
        session.markRead(ROOM, new Seq(1));
        await().until(() -> said(ClientFrame.MarkRead.class).size() == 1);
        assertThat(said(ClientFrame.MarkDelivered.class)).isEmpty();
    }

    @Test
    void doesNotMarkItsOwnMessages() {
        connect(b -> b);
        session.send(ROOM, "mine").join();
        room.say("another's");
        await().until(() -> said(ClientFrame.MarkDelivered.class).size() == 1);
        assertThat(said(ClientFrame.MarkDelivered.class))
                .extracting(ClientFrame.MarkDelivered::seq)
                .containsExactly(new Seq(2));
    }

    @Test
    void keepsTheHighestReadMarkUntilThereIsASocket() {
        connect(b -> b);
        server.handshakeStatus = 503;
        server.socket().cut();
        await().until(() -> server.sockets.isEmpty());
        session.markRead(ROOM, new Seq(7));
        session.markRead(ROOM, new Seq(3));
        server.handshakeStatus = 0;
        await().until(() -> said(ClientFrame.MarkRead.class).size() == 1);
        assertThat(said(ClientFrame.MarkRead.class).get(0).seq()).isEqualTo(new Seq(7));
    }

    @Test
    void tellsEachSocketWhomToWatchAndOnlyTheLatestList() {
        connect(b -> b);
        session.watchPresence(List.of(FakeServer.USER));
        session.watchPresence(List.of(BEN));
        await().until(() -> said(ClientFrame.WatchPresence.class).size() == 2);
        server.socket().cut();
        await().until(() -> said(ClientFrame.WatchPresence.class).size() == 3);
        assertThat(said(ClientFrame.WatchPresence.class).get(2).presenceOf()).containsExactly(BEN);
    }

    @Test
    void saysThatItIsTypingOnceHoweverOftenAKeyIsPressedAndAgainOnANewSocket() {
        connect(b -> b);
        IntStream.range(0, 20).forEach(i -> session.startTyping(ROOM));
        await().until(() -> said(ClientFrame.StartTyping.class).size() == 1);
        server.socket().cut();
        await().until(() -> said(ClientFrame.StartTyping.class).size() == 2);
        session.stopTyping(ROOM);
        await().until(() -> said(ClientFrame.StopTyping.class).size() == 1);
    }

    @Test
    void stopsTypingByItselfWhenNoKeyIsPressedAnyMore() {
        connect(b -> b.typingTimeout(Duration.ofMillis(300)));
        session.startTyping(ROOM);
        await().until(() -> said(ClientFrame.StopTyping.class).size() == 1);
    }

    @Test
    void endsTypingByTheMessage() {
        connect(b -> b);
        session.startTyping(ROOM);
        session.send(ROOM, "written").join();
        server.socket().cut();
        await().until(() -> server.received.stream()
                        .filter(ClientFrame.Resume.class::isInstance)
                        .count()
                == 2);
        assertThat(said(ClientFrame.StartTyping.class)).hasSize(1);
        assertThat(said(ClientFrame.StopTyping.class)).isEmpty();
    }

    private void connect(UnaryOperator<ClientSettings.Builder> change) {
        ClientSettings settings = change.apply(ClientSettings.builder(server.address())
                        .backoff(Duration.ofMillis(20), Duration.ofMillis(100))
                        .requestTimeout(Duration.ofSeconds(2)))
                .build();
        session = ParleyClient.of(settings, new Credentials.Password("ann", "secret"))
                .open();
        session.ready().join();
    }

    private <F extends ClientFrame> List<F> said(Class<F> type) {
        return server.received.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
