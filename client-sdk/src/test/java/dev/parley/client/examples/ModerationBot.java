package dev.parley.client.examples;

import static dev.parley.client.bot.MessageFilter.containing;

import dev.parley.client.bot.BotContext;
import dev.parley.client.bot.BotSettings;
import dev.parley.client.bot.ParleyBot;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Message;
import java.util.HashMap;
import java.util.Map;

/**
 * Takes back what has the forbidden words, warns, and sends away who does it a third time. It must be an admin of the
 * group. What it counts lives as long as it does.
 */
class ModerationBot {
    private static final int PATIENCE = 3;

    private final Map<UserId, Integer> offences = new HashMap<>();

    public static void main(String... arguments) {
        new ModerationBot().connect(BotSettings.fromEnv(), arguments[0]).run();
    }

    ParleyBot connect(BotSettings settings, String forbidden) {
        return ParleyBot.connect(settings).onMessage(containing(forbidden), this::judge);
    }

    private void judge(BotContext ctx, Message m) {
        ctx.session().unsend(m.conversationId(), m.messageId()).join();
        int times = offences.merge(m.senderId(), 1, Integer::sum);
        if (times < PATIENCE) {
            ctx.reply(m.senderName() + ", that is not said here (" + times + " of " + PATIENCE + ").")
                    .join();
        } else {
            var conversations = ctx.client().conversations();
            conversations.removeMember(m.conversationId(), m.senderId()).join();
        }
    }
}
