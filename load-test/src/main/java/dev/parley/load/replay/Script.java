package dev.parley.load.replay;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.Message;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said, by whom, in which order: the measure of what arrives. In a group in which nothing else is said, the
 * line at index {@code i} is the message with {@code seq} {@code i + 1}. Immutable.
 */
record Script(List<Cue> cues) {
    /** One line, and who says it under which id. */
    record Cue(IrcLine line, UserId author, ClientMessageId id) {}

    Script {
        cues = List.copyOf(cues);
    }

    int size() {
        return cues.size();
    }

    Cue cue(int index) {
        return cues.get(index);
    }

    /** What is wrong with {@code message} as the one at {@code index}; null if it is right. */
    @Nullable
    String objection(int index, Message message) {
        if (index >= cues.size()) {
            return "message " + message.seq() + " is one too many: " + message.text();
        }
        Cue cue = cues.get(index);
        if (message.seq().value() != index + 1) {
            return where(cue) + "seq is " + message.seq() + ", should be " + (index + 1);
        }
        if (!message.clientMessageId().equals(cue.id())) {
            return where(cue) + "another message stands here: " + message.text();
        }
        if (!message.senderId().equals(cue.author())) {
            return where(cue) + "the author is " + message.senderName() + ", should be "
                    + cue.line().nick();
        }
        if (!cue.line().text().equals(message.text())) {
            return where(cue) + "the text is not the same: " + message.text();
        }
        if (!Objects.equals(message.sentAt(), cue.line().sentAt())) {
            return where(cue) + "sentAt is " + message.sentAt() + ", should be "
                    + cue.line().sentAt();
        }
        return null;
    }

    private static String where(Cue cue) {
        return cue.line().source() + ": ";
    }
}
