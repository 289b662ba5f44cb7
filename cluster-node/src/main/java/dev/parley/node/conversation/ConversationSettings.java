package dev.parley.node.conversation;

import com.typesafe.config.Config;
import dev.parley.protocol.conversation.ConversationId;
import java.time.Duration;

/**
 * The bounds of conversations, {@code parley.conversation}; {@code reference.conf} explains each.
 *
 * @param pending commands collected during a write
 */
public record ConversationSettings(
        int groupMembers,
        Duration unsendWindow,
        Window.Bounds window,
        int rememberedIds,
        int pending,
        int batchEvents,
        long batchBytes,
        Duration passivateAfter,
        int snapshotEvery,
        Duration projectAfter,
        Duration announceSince,
        Duration answerWithin,
        int replyBytes,
        int reactionKinds,
        int reactionsPerMessage,
        int liveMembers,
        int liveProbes,
        Duration typingExpiry,
        Duration receiptTick,
        Invites invites,
        Duration receiptTimes) {

    /** What an invite is good for unless its maker says otherwise, and how many a conversation may have. */
    public record Invites(Duration expiry, int uses, int perConversation) {}

    /** Cursors of a conversation that are read at once; those of former members are among them. */
    int cursorRows() {
        return 2 * groupMembers;
    }

    /** Spread by up to a fifth: conversations that grow alike must not write all their windows in the same second. */
    int snapshotEvery(ConversationId conversation) {
        return snapshotEvery + Math.floorMod(conversation.value().hashCode(), Math.max(1, snapshotEvery / 5));
    }

    public static ConversationSettings from(Config root) {
        Config config = root.getConfig("parley.conversation");
        return new ConversationSettings(
                root.getInt("parley.limits.group-members"),
                config.getDuration("unsend-window"),
                new Window.Bounds(config.getInt("window-events"), config.getBytes("window-size")),
                config.getInt("remembered-ids"),
                config.getInt("pending-commands"),
                config.getInt("batch-events"),
                config.getBytes("batch-size"),
                config.getDuration("passivate-after"),
                config.getInt("snapshot-every"),
                config.getDuration("project-after"),
                config.getDuration("announce-since"),
                config.getDuration("answer-within"),
                Math.toIntExact(config.getBytes("reply-size")),
                config.getInt("reaction-kinds"),
                config.getInt("reactions-per-message"),
                config.getInt("live-members"),
                config.getInt("live-probes"),
                config.getDuration("typing-expiry"),
                config.getDuration("receipt-tick"),
                new Invites(
                        config.getDuration("invite-expiry"),
                        config.getInt("invite-uses"),
                        config.getInt("invites-per-conversation")),
                config.getDuration("receipt-times"));
    }
}
