package dev.parley.client.examples;

import static dev.parley.client.bot.MessageFilter.command;

import dev.parley.client.bot.BotSettings;
import dev.parley.client.bot.ParleyBot;

/** Says again what follows {@code /echo}, as a reply; and says that it is writing while it thinks. */
class EchoBot {
    public static void main(String... arguments) {
        connect(BotSettings.fromEnv()).run();
    }

    static ParleyBot connect(BotSettings settings) {
        return ParleyBot.connect(settings).onMessage(command("/echo"), (ctx, m) -> {
            ctx.session().startTyping(m.conversationId());
            ctx.quote(m.text().substring("/echo".length()).strip()).join();
            ctx.session().markRead(m.conversationId(), m.seq());
        });
    }
}
