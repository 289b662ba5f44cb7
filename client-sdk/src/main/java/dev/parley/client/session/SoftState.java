package dev.parley.client.session;

import dev.parley.client.ClientSettings;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.frame.ClientFrame;
import java.util.List;

/**
 * What a session says beside messages: marks, typing, and whom it watches. Nothing of it is answered, and nothing of it
 * is lost with a socket: the next one is told how things stand then. Belongs to the session's strand.
 */
final class SoftState {
    private final Line line;
    private final Marks marks;
    private final Typing typing;
    private List<UserId> watched = List.of();

    SoftState(Line line, Timers timers, ClientSettings settings) {
        this.line = line;
        this.marks = new Marks(line, timers, settings.deliveredMarks(), settings.maxConversations());
        this.typing = new Typing(line, settings.typingTimeout());
    }

    Marks marks() {
        return marks;
    }

    void watch(List<UserId> users) {
        watched = users;
        line.write(new ClientFrame.WatchPresence(null, users));
    }

    void startTyping(ConversationId conversation) {
        typing.start(conversation, System.nanoTime());
    }

    void stopTyping(ConversationId conversation) {
        typing.stop(conversation);
    }

    void sent(ConversationId conversation) {
        typing.sent(conversation);
    }

    void welcomed(UserId self) {
        if (!watched.isEmpty()) {
            line.write(new ClientFrame.WatchPresence(null, watched));
        }
        typing.welcomed(System.nanoTime());
        marks.welcomed(self);
    }

    void tick() {
        typing.tick(System.nanoTime());
    }

    /** Says what there is to say, for the last time. */
    void end() {
        marks.flush();
    }
}
