package dev.parley.client.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.ParleyClient;
import dev.parley.client.bot.BotSettings;
import dev.parley.client.bot.ParleyBot;
import dev.parley.client.fake.FakeConversation;
import dev.parley.client.fake.FakeServer;
import dev.parley.client.session.Session;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.frame.ClientFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    private static final ConversationId ROOM = ConversationId.of("01930000-0000-7000-8000-000000000001");

    private FakeServer server;
    private FakeConversation room;
    private BotSettings settings;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        room = server.conversation(ROOM);
        settings = BotSettings.from(
                Map.of("PARLEY_URL", server.address().toString(), "PARLEY_LOGIN", "ann", "PARLEY_PASSWORD", "secret"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void theEchoBotQuotesWhatItRepeats() {
        try (ParleyBot bot = EchoBot.connect(settings)) {
            bot.start().ready().join();
            room.say("/echo good morning");
            await().until(() -> room.texts().size() == 2);
            assertThat(room.texts()).last().isEqualTo("good morning");
            assertThat(server.received).anyMatch(f -> f instanceof ClientFrame.SendMessage m && m.replyTo() != null);
        }
    }

    @Test
    void theModerationBotTakesBackWarnsTwiceAndSendsAwayTheThirdTime() {
        String kick = "DELETE /v1/conversations/" + ROOM + "/members/" + FakeConversation.OTHER;
        server.answers.put(kick, "204 ");
        try (ParleyBot bot = new ModerationBot().connect(settings, "cabbage")) {
            bot.start().ready().join();
            room.say("you cabbage");
            room.say("good morning");
            room.say("CABBAGE!");
            room.say("cabbages, all of you");
            await().until(() -> server.requests.contains(kick));
            assertThat(server.received.stream().filter(ClientFrame.UnsendMessage.class::isInstance))
                    .hasSize(3);
            assertThat(room.texts())
                    .filteredOn(text -> text.contains("not said here"))
                    .hasSize(2);
        }
    }

    @Test
    void theBridgeSaysEachWholeLineOnceThoughItForgetsHowFarItCame() throws IOException {
        Path log = directory.resolve("service.log");
        Files.writeString(log, "started\nGrüße, 世界\n\nstopp");
        ParleyClient client = ParleyClient.of(settings.client(), settings.credentials());
        try (Session session = client.open()) {
            new LogBridge(log, ROOM).forward(session);
            assertThat(room.texts()).containsExactly("started", "Grüße, 世界");

            Files.delete(directory.resolve("service.log.said"));
            Files.writeString(log, "ed\n", StandardOpenOption.APPEND);
            new LogBridge(log, ROOM).forward(session);
            assertThat(room.texts()).containsExactly("started", "Grüße, 世界", "stopped");
        }
    }
}
