package dev.parley.client.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.client.ClientSettings;
import dev.parley.client.ParleyClient;
import dev.parley.client.ParleyException;
import dev.parley.client.account.Credentials;
import dev.parley.client.fake.FakeConversation;
import dev.parley.client.fake.FakeServer;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final ConversationId ROOM = ConversationId.of("01930000-0000-7000-8000-000000000001");

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Disconnection> disconnections = new CopyOnWriteArrayList<>();
    private final List<ParleyException> failures = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private FakeServer server;
    private FakeConversation room;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        opened.add(server);
        room = server.conversation(ROOM);
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    @Test
    void hearsWhatIsSaidInOrder() {
        connected();
        IntStream.range(0, 100).forEach(i -> room.say("m" + i));
        await().until(() -> heard.size() == 100);
        assertThat(heard).isEqualTo(room.texts());
    }

    @Test
    void completesASendWhenItIsAccepted() {
        Session session = connected();
        ServerFrame.MessageAccepted accepted = session.send(ROOM, "hi").join();
        assertThat(accepted.seq().value()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(heard).containsExactly("hi"));
    }

    @Test
    void hearsItsOwnMessageInItsPlaceThoughItsSocketGetsNoFrameOfIt() {
        Session session = connected();
        room.say("before");
        session.send(ROOM, "mine").join();
        room.say("after");
        await().until(() -> heard.size() == 3);
        assertThat(heard).containsExactly("before", "mine", "after");
        assertThat(server.received).doesNotHaveAnyElementsOfTypes(ClientFrame.GetEvents.class);
    }

    @Test
    void resumesWhatItMissedAfterTheSocketBroke() {
        connected();
        room.say("before");
        await().until(() -> heard.size() == 1);
        server.socket().cut();
        room.sayUnheard("missed 1");
        room.sayUnheard("missed 2");
        await().until(() -> heard.size() == 3);
        assertThat(heard).containsExactly("before", "missed 1", "missed 2");
        assertThat(disconnections).extracting(Disconnection::last).containsExactly(false);
    }

    @Test
    void asksForWhatALostFrameLeftOut() {
        connected();
        room.say("one");
        room.sayUnheard("two");
        room.say("three");
        await().until(() -> heard.size() == 3);
        assertThat(heard).containsExactly("one", "two", "three");
        assertThat(server.received).hasAtLeastOneElementOfType(ClientFrame.GetEvents.class);
    }

    @Test
    void readsFromItsBeginningAConversationThatItMetLate() {
        connected();
        FakeConversation late = server.conversation(ConversationId.of("01930000-0000-7000-8000-000000000002"));
        late.sayUnheard("first");
        late.sayUnheard("second");
        server.socket().cut();
        await().until(() -> heard.size() == 2);
        late.say("third");
        await().until(() -> heard.size() == 3);
        assertThat(heard).containsExactly("first", "second", "third");
    }

    @Test
    void sendsAgainWhatWasNotAnsweredAndItAppearsOnce() {
        Session session = connected();
        server.answersToLose = 1;
        CompletableFuture<ServerFrame.MessageAccepted> sent = session.send(ROOM, "once");
        await().until(() -> room.texts().size() == 1);
        server.socket().cut();
        assertThat(sent.join().seq().value()).isEqualTo(1);
        session.send(ROOM, "then").join();
        assertThat(room.texts()).containsExactly("once", "then");
        await().until(() -> heard.size() == 2);
    }

    @Test
    void sendsAgainOnTheSameSocketWhenTheAnswerStaysOut() {
        Session session = connected(b -> b.answerTimeout(Duration.ofMillis(100)));
        server.answersToLose = 1;
        session.send(ROOM, "once").join();
        assertThat(room.texts()).containsExactly("once");
        assertThat(disconnections).isEmpty();
    }

    @Test
    void sendsLaterWhatTheServerPutsOff() {
        Session session = connected();
        server.sendsToPutOff = 2;
        session.send(ROOM, "patience").join();
        assertThat(room.texts()).containsExactly("patience");
    }

    @Test
    void keepsTheOrderOfSendsOverAReconnect() {
        Session session = connected();
        List<CompletableFuture<ServerFrame.MessageAccepted>> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sent.add(session.send(ROOM, "m" + i));
            if (i == 25) {
                server.socket().cut();
            }
        }
        sent.forEach(CompletableFuture::join);
        assertThat(room.texts())
                .isEqualTo(IntStream.range(0, 50).mapToObj(i -> "m" + i).toList());
        await().until(() -> heard.size() == 50);
    }

    @Test
    void failsASendWhenTheWindowIsFullAndItMayNotWait() {
        Session session = connected(b -> b.sendWindow(1, ClientSettings.WhenFull.FAIL));
        server.answersToLose = 1;
        session.send(ROOM, "first");
        assertThatThrownBy(() -> session.send(ROOM, "second").join())
                .hasCauseInstanceOf(ParleyException.WindowFull.class);
    }

    @Test
    void blocksASenderWhileTheWindowIsFull() {
        Session session = connected(b -> b.sendWindow(1, ClientSettings.WhenFull.WAIT));
        server.answersToLose = 1;
        session.send(ROOM, "first");
        CompletableFuture<Void> second =
                CompletableFuture.runAsync(() -> session.send(ROOM, "second").join());
        await().until(() -> room.texts().size() == 1);
        assertThat(second).isNotDone();
        server.socket().cut();
        second.join();
        assertThat(room.texts()).containsExactly("first", "second");
    }

    @Test
    void survivesAListenerThatThrows() {
        connected(b -> b, new SessionListener() {
            @Override
            public void onMessage(Message message) {
                throw new IllegalStateException("on purpose");
            }
        });
        room.say("one");
        room.say("two");
        await().until(() -> heard.size() == 2);
    }

    @Test
    void stopsReadingWhileListenersAreSlowAndLosesNothing() {
        CountDownLatch gate = new CountDownLatch(1);
        connected(b -> b.eventQueue(4), new SessionListener() {
            @Override
            public void onMessage(Message message) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        IntStream.range(0, 200).forEach(i -> room.say("m" + i));
        gate.countDown();
        await().until(() -> heard.size() == 200);
        assertThat(heard).isEqualTo(room.texts());
    }

    @Test
    void waitsAsLongAsTheLeavingNodeSaysAndGoesToTheNextOne() throws IOException {
        FakeServer next = new FakeServer();
        opened.add(next);
        Session session = connected(b -> b.servers(List.of(server.address(), next.address())));
        server.socket().send(new ServerFrame.Goodbye("restart", 120));
        server.socket().close(1012);
        await().until(() -> next.sockets.size() == 1);
        assertThat(disconnections.get(0).retryIn()).isEqualTo(Duration.ofMillis(120));
        session.send(ROOM, "there").join();
        assertThat(next.conversation(ROOM).texts()).containsExactly("there");
    }

    @Test
    void triesTheNextAddressWhenOneIsDown() throws IOException {
        URI nobody = URI.create("http://127.0.0.1:1");
        Session session = connected(b -> b.servers(List.of(nobody, server.address())));
        session.send(ROOM, "hi").join();
    }

    @Test
    void authenticatesTheOpenSocketBeforeItsTokenEnds() {
        server.tokenLife = 2;
        connected();
        await().until(() -> server.received.stream().anyMatch(f -> f instanceof ClientFrame.Authenticate));
        assertThat(disconnections).isEmpty();
        assertThat(server.requests).contains("POST /v1/auth/refresh");
    }

    @Test
    void refreshesAfter4401AndComesBack() {
        connected();
        server.socket().close(4401);
        await().until(() -> server.sockets.size() == 1 && server.socket().token.equals("Bearer access-2"));
    }

    @Test
    void endsWhenTheUserIsBanned() {
        Session session = connected();
        server.socket().close(4403);
        assertThat(session.ended().join().closeCode()).isEqualTo(4403);
        assertThatThrownBy(() -> session.send(ROOM, "x").join()).hasCauseInstanceOf(ParleyException.Disconnected.class);
    }

    @Test
    void failsToBeginWithAWrongPassword() {
        Session session = open(b -> b, new Credentials.Password("ann", "wrong"));
        assertThatThrownBy(() -> session.ready().join())
                .hasCauseInstanceOf(ParleyException.Refused.class)
                .hasMessageContaining("invalid_credentials");
    }

    @Test
    void keepsTryingWhileTheServerIsBusy() {
        server.handshakeStatus = 503;
        Session session = open(b -> b, new Credentials.Password("ann", "secret"));
        await().until(() -> disconnections.size() > 1);
        server.handshakeStatus = 0;
        session.ready().join();
    }

    @Test
    void passesOverEventsThatItDoesNotKnow() {
        connected();
        room.say("one");
        server.socket().sendJson("{\"type\":\"sticker_placed\",\"conversationId\":\"" + ROOM + "\",\"rev\":2}");
        room.sayUnheard("not sent");
        room.say("three");
        await().until(() -> heard.size() == 2);
        assertThat(heard).containsExactly("one", "three");
    }

    private Session connected() {
        return connected(b -> b);
    }

    private Session connected(
            java.util.function.UnaryOperator<ClientSettings.Builder> change, SessionListener... more) {
        Session session = open(change, new Credentials.Password("ann", "secret"), more);
        session.ready().join();
        return session;
    }

    private Session open(
            java.util.function.UnaryOperator<ClientSettings.Builder> change,
            Credentials credentials,
            SessionListener... more) {
        ClientSettings settings = change.apply(ClientSettings.builder(server.address())
                        .backoff(Duration.ofMillis(20), Duration.ofMillis(100))
                        .requestTimeout(Duration.ofSeconds(2)))
                .build();
        List<SessionListener> listeners = new ArrayList<>(List.of(more));
        listeners.add(new Recorder());
        Session session = ParleyClient.of(settings, credentials).open(listeners.toArray(SessionListener[]::new));
        opened.add(session);
        return session;
    }

    private final class Recorder implements SessionListener {
        @Override
        public void onMessage(Message message) {
            heard.add(message.text());
        }

        @Override
        public void onDisconnected(Disconnection event) {
            disconnections.add(event);
        }

        @Override
        public void onFailure(ParleyException failure) {
            failures.add(failure);
        }
    }
}
