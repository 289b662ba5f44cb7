package dev.parley.node.local;

import dev.parley.client.ClientSettings;
import dev.parley.client.ParleyClient;
import dev.parley.client.account.Credentials;
import dev.parley.client.session.Session;
import dev.parley.client.session.SessionListener;
import dev.parley.protocol.account.RegisterRequest;
import dev.parley.protocol.account.User;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A user of the tests: registered, live, and remembering what was said. */
final class Talker implements AutoCloseable {
    private static final String PASSWORD = "correct horse battery";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Absences absences = new Absences(System::nanoTime);
    private final User user;
    private final ParleyClient client;
    private final Session session;

    /** @param nodes the first one is used as long as it is there */
    Talker(String name, List<URI> nodes) throws Exception {
        ClientSettings settings =
                ClientSettings.builder().servers(nodes).deviceName("test").build();
        user = ParleyClient.register(settings, new RegisterRequest(name, name + "@example.org", PASSWORD, null))
                .get(30, TimeUnit.SECONDS);
        client = ParleyClient.of(settings, new Credentials.Password(name, PASSWORD));
        session = client.open(absences, new SessionListener() {
            @Override
            public void onMessage(Message message) {
                heard.add(message.senderName() + ": " + message.text());
            }
        });
        session.ready().get(30, TimeUnit.SECONDS);
    }

    ConversationId talkTo(Talker peer) throws Exception {
        return client.conversations()
                .direct(peer.user.userId())
                .get(30, TimeUnit.SECONDS)
                .conversationId();
    }

    /** Returns when it is accepted. */
    void say(ConversationId conversation, String text) throws Exception {
        session.send(conversation, text).get(60, TimeUnit.SECONDS);
    }

    /** What was said, oneself included, in the order in which it came. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    /** The longest time for which it was without a connection. */
    Duration longestAbsence() {
        return absences.longest();
    }

    @Override
    public void close() {
        session.close();
    }
}
