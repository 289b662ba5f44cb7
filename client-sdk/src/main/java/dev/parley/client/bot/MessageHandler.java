package dev.parley.client.bot;

import dev.parley.protocol.conversation.Message;

/** What a bot does about a message. One at a time; it may wait for calls and sends. */
@FunctionalInterface
public interface MessageHandler {
    /** What is thrown here is logged, and the bot goes on. */
    void handle(BotContext context, Message message) throws Exception;
}
