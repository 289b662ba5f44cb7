package dev.parley.micro;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import java.util.UUID;

/** What is said in all benchmarks: messages with a text of 150 bytes, as the load benchmarks send them. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    public static final ConversationId CONVERSATION = ConversationId.of("0191e9a2-7b1c-7d3e-8f00-00000000c001");
    public static final String TEXT = "Meet me at the harbour. ".repeat(6) + "Six?!!";

    private Samples() {}

    public static UserId user(int number) {
        return new UserId(sevenAt(1_700_000_000_000L + number, number));
    }

    /** As the client makes them: each greater than those before. */
    public static ClientMessageId clientMessageId(long number) {
        return new ClientMessageId(sevenAt(1_763_000_000_000L + number, number).toString());
    }

    /** @param rev of the event that posted it */
    public static Message message(long rev, long seq, UserId sender) {
        return new Message(
                MessageId.create(NOON, new Seq(seq), seq),
                CONVERSATION,
                new Seq(seq),
                new Rev(rev),
                sender,
                "Anna Example",
                clientMessageId(seq),
                MessageType.TEXT,
                TEXT,
                null,
                null,
                null,
                null,
                NOON,
                null,
                null);
    }

    /** The frame by which a client sends {@link #TEXT}. */
    public static String sendMessage(long number) {
        return "{\"type\":\"send_message\",\"conversationId\":\"" + CONVERSATION + "\",\"clientMessageId\":\""
                + clientMessageId(number) + "\",\"text\":\"" + TEXT + "\"}";
    }

    private static UUID sevenAt(long millis, long number) {
        return new UUID((millis << 16) | 0x7000L, 0x8000_0000_0000_0000L | number);
    }
}
