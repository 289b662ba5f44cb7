package dev.parley.load.demo;

import dev.parley.client.ParleyClient;
import dev.parley.client.session.Session;
import dev.parley.client.session.SessionListener;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * One of those who are played: reads what comes in, after a while, reacts now and then, and answers those who are not
 * of the play. Its methods are called on the stage's thread alone.
 */
final class Actor implements AutoCloseable {
    private static final List<String> ANSWERS = List.of(
            "Good to have you here!",
            "I was just going to say the same",
            "Tell me more",
            "Ha, that made the pigeon look up",
            "Let me think about that over a coffee",
            "真的吗？太好了！");
    private static final List<String> FEELINGS = List.of("👍", "❤️", "😂", "🎉", "👀");
    private static final Duration TYPING = Duration.ofMillis(2_200);
    private static final int READING_MS = 3_000;
    private static final int ONE_IN = 6;

    private final UserId self;
    private final Set<UserId> company;
    private final int part;
    private final int parts;
    private final Stage stage;
    private final RandomGenerator random;
    private final Session session;

    /**
     * Connects.
     *
     * @param company all who are of the play, the seats left out: they are not answered
     * @param part which of {@code parts}; a stranger's message in a group is answered by one of them
     */
    Actor(
            ParleyClient client,
            UserId self,
            Set<UserId> company,
            int part,
            int parts,
            Stage stage,
            RandomGenerator random) {
        this.self = self;
        this.company = Set.copyOf(company);
        this.part = part;
        this.parts = parts;
        this.stage = stage;
        this.random = random;
        this.session = client.open(new SessionListener() {
            @Override
            public void onMessage(Message message) {
                stage.execute(() -> hear(message));
            }
        });
        session.ready().join();
    }

    /** Types for a moment, and says it. */
    void say(ConversationId conversation, String words) {
        session.startTyping(conversation);
        stage.after(TYPING.toMillis(), () -> Stage.tellFailure(session.send(conversation, words)));
    }

    private void hear(Message message) {
        if (message.senderId().equals(self)) {
            return;
        }
        stage.after(random.nextInt(READING_MS), () -> session.markRead(message.conversationId(), message.seq()));
        if (random.nextInt(ONE_IN) == 0) {
            String feeling = FEELINGS.get(random.nextInt(FEELINGS.size()));
            stage.after(READING_MS, () -> react(message.conversationId(), message.messageId(), feeling));
        }
        if (!company.contains(message.senderId()) && isMine(message)) {
            String answer = ANSWERS.get(random.nextInt(ANSWERS.size()));
            stage.after(READING_MS, () -> say(message.conversationId(), answer));
        }
    }

    /** In a group they take turns, and some of what is said stays without an answer. */
    private boolean isMine(Message message) {
        boolean direct = message.conversationId().equals(ConversationId.direct(self, message.senderId()));
        return direct || message.seq().value() % parts == part;
    }

    private void react(ConversationId conversation, MessageId message, String feeling) {
        Stage.tellFailure(session.react(conversation, message, feeling));
    }

    @Override
    public void close() {
        session.close();
    }
}
