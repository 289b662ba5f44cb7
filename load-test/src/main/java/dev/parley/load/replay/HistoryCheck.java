package dev.parley.load.replay;

import dev.parley.client.ParleyClient;
import dev.parley.load.Progress;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Seq;
import java.util.List;

/** Reads a group's history from its beginning, page by page, and compares it with the script. */
final class HistoryCheck {
    private static final int PAGE = 100;

    private final ParleyClient reader;
    private final ConversationId group;

    HistoryCheck(ParleyClient reader, ConversationId group) {
        this.reader = reader;
        this.group = group;
    }

    /** What differs goes to {@code objections}; the answer is how many messages the history has. */
    int compare(Script script, Objections objections) {
        int read = 0;
        try (Progress progress = new Progress("history", script.size())) {
            List<Message> page = page(read);
            while (!page.isEmpty() && read <= script.size()) {
                for (Message message : page) {
                    String objection = script.objection(read, message);
                    if (objection != null) {
                        objections.add("history: " + objection);
                    }
                    read++;
                }
                progress.at(read);
                page = page(page.get(page.size() - 1).seq().value());
            }
        }
        if (read < script.size()) {
            objections.add("history has " + read + " of " + script.size() + " messages");
        }
        return read;
    }

    private List<Message> page(long after) {
        return reader.conversations().after(group, new Seq(after), PAGE).join().items();
    }
}
