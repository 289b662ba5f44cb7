package dev.parley.client.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.client.ParleyClient;
import dev.parley.client.bot.BotSettings;
import dev.parley.client.session.Session;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.SendMessage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Says each line that is added to a file in a conversation, exactly once: a line's {@code clientMessageId} is made from its
 * place in the file, so that one which is said again, after a crash say, is the same message. How far it has come
 * stands in a file beside the log.
 */
class LogBridge {
    private final Path log;
    private final Path progress;
    private final ConversationId conversation;

    LogBridge(Path log, ConversationId conversation) {
        this.log = log;
        this.progress = Path.of(log + ".said");
        this.conversation = conversation;
    }

    public static void main(String... arguments) throws Exception {
        BotSettings settings = BotSettings.fromEnv();
        LogBridge bridge = new LogBridge(Path.of(arguments[0]), ConversationId.of(arguments[1]));
        try (Session session =
                ParleyClient.of(settings.client(), settings.credentials()).open()) {
            while (!session.ended().isDone()) {
                bridge.forward(session);
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    /** Says what has been added since the last time. */
    void forward(Session session) throws IOException {
        long said = Files.exists(progress) ? Long.parseLong(Files.readString(progress)) : 0;
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(said <= file.length() ? said : 0); // shorter than before: it was begun anew
            long start = file.getFilePointer();
            for (String line = next(file); line != null; line = next(file)) {
                if (!line.isBlank()) {
                    session.send(conversation, new SendMessage(id(start, line), null, line, null, null, null))
                            .join();
                }
                start = file.getFilePointer();
                Files.writeString(progress, Long.toString(start));
            }
        }
    }

    /** The next line that is whole, with its end; null where there is none yet. */
    private static String next(RandomAccessFile file) throws IOException {
        long start = file.getFilePointer();
        String line = file.readLine(); // a char for each byte
        if (line == null || file.length() == start + line.length()) {
            file.seek(start);
            return null;
        }
        return new String(line.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), UTF_8);
    }

    private static ClientMessageId id(long offset, String line) {
        return new ClientMessageId("log:" + UUID.nameUUIDFromBytes((offset + ":" + line).getBytes(UTF_8)));
    }
}
