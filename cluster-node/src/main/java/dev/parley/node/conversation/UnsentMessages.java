package dev.parley.node.conversation;

import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.MessageEdited;
import dev.parley.persistence.conversation.ConversationEvent.MessageEvent;
import dev.parley.persistence.conversation.ConversationEvent.MessagePosted;
import dev.parley.persistence.conversation.ConversationEvent.MessageUnsent;
import dev.parley.persistence.conversation.ConversationEvent.ReactionChanged;
import dev.parley.protocol.conversation.Message;
import java.util.BitSet;

/** Which messages of a log are unsent somewhere in it: a bit for each, so that a log of any length is known. */
final class UnsentMessages {
    private final BitSet seqs = new BitSet();

    void note(ConversationEvent event) {
        if (event instanceof MessageUnsent unsent) {
            seqs.set(Math.toIntExact(unsent.message().seq().value()));
        }
    }

    /** The event as it may be shown now: without what is unsent later. */
    ConversationEvent silenced(ConversationEvent event) {
        if (!(event instanceof MessageEvent of)
                || of instanceof MessageUnsent
                || !seqs.get(Math.toIntExact(of.message().seq().value()))) {
            return event;
        }
        Message silent = of.message().unsent(of.message().rev(), event.at());
        if (of instanceof MessagePosted posted) {
            return new MessagePosted(silent, posted.at());
        }
        if (of instanceof MessageEdited edited) {
            return new MessageEdited(silent, edited.at());
        }
        ReactionChanged reaction = (ReactionChanged) of;
        return new ReactionChanged(silent, reaction.by(), reaction.emoji(), reaction.removed(), reaction.at());
    }
}
