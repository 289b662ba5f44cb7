package dev.parley.client.session;

import dev.parley.client.ParleyException;
import dev.parley.protocol.account.User;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.frame.ServerFrame;

/**
 * What a client hears of its session. Calls come one at a time, in order, on a thread of
 * {@link dev.parley.client.ClientRuntime#listeners}; a listener may wait there for calls and sends. What a listener
 * throws is reported to {@link #onFailure} and harms nothing else. While listeners are slow, the socket is not read.
 *
 * <p>Events of one conversation come in the order of their {@code rev}, each once, over all reconnects. Every method has
 * an empty default, so that new ones break nobody.
 */
public interface SessionListener {

    /** The session is live: all that was missed has been delivered. After each connect. */
    default void onConnected(ServerFrame.Welcome welcome) {}

    /** The socket is gone, and comes back by itself unless {@link Disconnection#last()}. */
    default void onDisconnected(Disconnection disconnection) {}

    /** Something went wrong that nobody else hears of: a listener threw, a frame was unreadable, a gap stayed open. */
    default void onFailure(ParleyException failure) {}

    /** A message, one's own included. */
    default void onMessage(Message message) {}

    /** A message has another text. */
    default void onMessageEdited(Message message) {}

    /** A message was taken back; a placeholder stays. */
    default void onMessageUnsent(Message message) {}

    /** The user is in a conversation that it was not in before. */
    default void onConversationCreated(ConversationInfo conversation) {}

    /** Others were taken into a conversation. */
    default void onMembersAdded(ServerFrame.MemberAdded event) {}

    /** A member, maybe oneself, left or was sent away. */
    default void onMemberRemoved(ServerFrame.MemberRemoved event) {}

    /** A member has another role. */
    default void onMemberRoleChanged(ServerFrame.MemberRoleChanged event) {}

    /** A group has another name. */
    default void onConversationRenamed(ServerFrame.ConversationRenamed event) {}

    /** Unread counts after a change on another device. */
    default void onNotification(ServerFrame.Notification notification) {}

    /** A profile, maybe one's own, has changed. */
    default void onProfileChanged(User user) {}
}
