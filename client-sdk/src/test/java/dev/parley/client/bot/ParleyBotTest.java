package dev.parley.client.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.client.fake.FakeConversation;
import dev.parley.client.fake.FakeServer;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.frame.ClientFrame;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParleyBotTest {
    private static final ConversationId ROOM = ConversationId.of("01930000-0000-7000-8000-000000000001");

    private FakeServer server;
    private FakeConversation room;
    private ParleyBot bot;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        room = server.conversation(ROOM);
        bot = ParleyBot.connect(BotSettings.from(
                Map.of("PARLEY_URL", server.address().toString(), "PARLEY_LOGIN", "ann", "PARLEY_PASSWORD", "secret")));
    }

    @AfterEach
    void stop() throws IOException {
        bot.close();
        server.close();
    }

    @Test
    void answersWhatItsFilterTakesAndNeverItself() {
        bot.onMessage(MessageFilter.containing("HELLO"), (ctx, m) -> ctx.reply("hello " + m.senderName()));
        bot.start().ready().join();
        room.say("good morning");
        room.say("Well, hello there");
        await().until(() -> room.texts().size() == 3);
        room.say("bye");
        await().until(() -> room.texts().size() == 4);
        assertThat(room.texts()).containsExactly("good morning", "Well, hello there", "hello Name", "bye");
    }

    @Test
    void namesItsRepliesAfterTheMessageSoThatItSaysThemOnce() {
        bot.onMessage(MessageFilter.command("/roll"), (ctx, m) -> {
            ctx.reply("one").join();
            ctx.reply("two").join();
        });
        bot.start().ready().join();
        room.say("/roll 6");
        await().until(() -> room.texts().size() == 3);
        List<String> ids = server.received.stream()
                .filter(ClientFrame.SendMessage.class::isInstance)
                .map(frame ->
                        ((ClientFrame.SendMessage) frame).clientMessageId().value())
                .toList();
        assertThat(ids).hasSize(2).allMatch(id -> id.startsWith("re:")).doesNotHaveDuplicates();
    }

    @Test
    void goesOnAfterAHandlerThatThrows() {
        bot.onMessage(MessageFilter.any(), (ctx, m) -> {
            if ("bad".equals(m.text())) {
                throw new IOException("on purpose");
            }
            ctx.reply("ok");
        });
        bot.start().ready().join();
        room.say("bad");
        room.say("good");
        await().until(() -> room.texts().size() == 3);
        assertThat(room.texts()).containsExactly("bad", "good", "ok");
    }

    @Test
    void needsToKnowWhoItIs() {
        assertThatThrownBy(() -> BotSettings.from(Map.of("PARLEY_LOGIN", "ann")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PARLEY_PASSWORD");
    }
}
