package dev.parley.load.replay;

import dev.parley.client.ParleyException;
import dev.parley.client.session.Disconnection;
import dev.parley.client.session.Session;
import dev.parley.client.session.SessionListener;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.frame.ServerFrame;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One member: compares each message, as it comes, with the script's next line. Memory does not grow with the log. */
final class Witness implements SessionListener {
    /** Where all members of a replay meet. */
    interface Stage {
        @Nullable
        Script script();

        /** The line at {@code index} has reached one more member. */
        void delivered(int index);

        void object(String objection);

        void reconnecting(Disconnection why);
    }

    private final String nick;
    private final Stage stage;
    private final AtomicInteger heard = new AtomicInteger();
    private final CompletableFuture<ConversationId> invited = new CompletableFuture<>();
    private final Sightings sightings = new Sightings();
    private volatile @Nullable Session reading;

    Witness(String nick, Stage stage) {
        this.nick = nick;
        this.stage = stage;
    }

    /** Completes when the member has been told of the group. */
    CompletableFuture<ConversationId> invited() {
        return invited;
    }

    /** From now on the member marks what it hears as read. */
    void reads(Session session) {
        reading = session;
    }

    /** What the member has seen of the others. */
    Sightings sightings() {
        return sightings;
    }

    /** How many messages have come. */
    int heard() {
        return heard.get();
    }

    @Override
    public void onConversationCreated(ConversationInfo conversation) {
        invited.complete(conversation.conversationId());
    }

    @Override
    public void onMessage(Message message) {
        Script script = stage.script();
        if (script == null) {
            stage.object(nick + ": a message before the first one: " + message.text());
            return;
        }
        int index = heard.getAndIncrement();
        String objection = script.objection(index, message);
        if (objection == null) {
            stage.delivered(index);
        } else {
            stage.object(nick + " heard " + objection);
        }
        Session session = reading;
        if (session != null) {
            session.markRead(message.conversationId(), message.seq());
        }
    }

    @Override
    public void onReceipt(ServerFrame.Receipt receipt) {
        String objection = sightings.receipt(receipt);
        if (objection != null) {
            stage.object(nick + ": " + objection);
        }
    }

    @Override
    public void onPresence(ServerFrame.PresenceUpdate presence) {
        sightings.presence(presence);
    }

    @Override
    public void onDisconnected(Disconnection event) {
        if (event.last()) {
            if (event.closeCode() != 1000) {
                stage.object(nick + " was sent away: " + event.reason());
            }
        } else {
            stage.reconnecting(event);
        }
    }

    @Override
    public void onFailure(ParleyException failure) {
        stage.object(nick + ": " + failure.getMessage());
    }
}
