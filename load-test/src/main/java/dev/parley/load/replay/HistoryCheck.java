package dev.parley.load.replay;

import dev.parley.client.ParleyClient;
import dev.parley.load.HistoryPages;
import dev.parley.load.Progress;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import java.util.List;

/** Reads a group's history from its beginning, page by page, and compares it with the script. */
final class HistoryCheck {
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
            HistoryPages pages = new HistoryPages(reader.conversations(), group);
            for (List<Message> page = pages.next(); !page.isEmpty() && read <= script.size(); page = pages.next()) {
                for (Message message : page) {
                    String objection = script.objection(read, message);
                    if (objection != null) {
                        objections.add("history: " + objection);
                    }
                    read++;
                }
                progress.at(read);
            }
        }
        if (read < script.size()) {
            objections.add("history has " + read + " of " + script.size() + " messages");
        }
        return read;
    }
}
