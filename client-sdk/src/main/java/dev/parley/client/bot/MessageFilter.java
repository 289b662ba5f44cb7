package dev.parley.client.bot;

import dev.parley.protocol.conversation.Message;
import java.util.Locale;

/** Which messages a bot reacts to. */
@FunctionalInterface
public interface MessageFilter {
    /** Whether {@code message} is one of them. */
    boolean matches(Message message);

    /** All of them. */
    static MessageFilter any() {
        return message -> true;
    }

    /** Those whose text contains {@code words}, without regard to case. */
    static MessageFilter containing(String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return message -> {
            String text = message.text();
            return text != null && text.toLowerCase(Locale.ROOT).contains(wanted);
        };
    }

    /** Those that are {@code command}, or begin with it and a blank, such as {@code /roll 2}. */
    static MessageFilter command(String command) {
        return message -> {
            String text = message.text();
            return text != null && (text.equals(command) || text.startsWith(command + " "));
        };
    }
}
