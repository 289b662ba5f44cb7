package dev.parley.load;

import dev.parley.client.conversation.Conversations;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Seq;
import java.util.List;

/** A conversation's history from its beginning, page by page. */
public final class HistoryPages {
    /** What the server allows at the most by default. */
    public static final int PAGE = 100;

    private final Conversations conversations;
    private final ConversationId conversation;
    private Seq read = Seq.ZERO;

    /** As the user of {@code conversations} may see it. */
    public HistoryPages(Conversations conversations, ConversationId conversation) {
        this.conversations = conversations;
        this.conversation = conversation;
    }

    /** The next messages, oldest first; empty at the end. */
    public List<Message> next() {
        List<Message> page =
                conversations.after(conversation, read, PAGE).join().items();
        if (!page.isEmpty()) {
            read = page.get(page.size() - 1).seq();
        }
        return page;
    }
}
