package dev.parley.client.examples;

import static dev.parley.client.bot.MessageFilter.containing;

import dev.parley.client.bot.BotSettings;
import dev.parley.client.bot.ParleyBot;

class HelloBot {
    public static void main(String... arguments) {
        ParleyBot.connect(BotSettings.fromEnv())
                .onMessage(containing("hello"), (ctx, m) -> ctx.reply("Hello " + m.senderName()))
                .run();
    }
}
