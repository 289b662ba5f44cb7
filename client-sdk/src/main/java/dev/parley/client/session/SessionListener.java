package dev.parley.client.session;

import dev.parley.client.ParleyException;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.frame.ServerFrame;
import dev.parley.protocol.friend.FriendRequest;

/**
 * What a client hears of its session. Calls come one at a time, in order, on a thread of
 * {@link dev.parley.client.ClientRuntime#listeners}; a listener may wait there for calls and sends. What a listener
 * throws is reported to {@link #onFailure} and harms nothing else. While listeners are slow, the socket is not read.
 *
 * <p>Events of one conversation come in the order of their {@code rev}, each once, over all reconnects. What stands in no
 * log (receipts, typing, presence, friends, mutes, counts, profiles) is told live and not replayed: whoever must know how
 * it stands asks in {@link #onConnected}. Every method has an empty default, so that new ones break nobody.
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

    /** The reactions to a message are others; it names all of them. */
    default void onReactionChanged(Message message) {}

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

    /** A group has another avatar, or another rule for its history; what is absent is as it was. */
    default void onConversationChanged(ServerFrame.ConversationChanged event) {}

    /** Unread counts after a change on another device. */
    default void onNotification(ServerFrame.Notification notification) {}

    /** The user wants notifications of a conversation, or none, as said on another device. */
    default void onMuteChanged(ServerFrame.MuteChanged event) {}

    /** A member has received or read up to there. Cursors never go back; what is absent is as it was. */
    default void onReceipt(ServerFrame.Receipt receipt) {}

    /** A member begins or ends to write. An end may be lost with the socket: six seconds without news are one. */
    default void onTyping(ServerFrame.TypingIndicator event) {}

    /** A friend, or somebody who is {@linkplain Session#watchPresence watched}, comes or goes, or is here already. */
    default void onPresence(ServerFrame.PresenceUpdate presence) {}

    /** Somebody asks the user for friendship, or the user has asked, maybe on another device. */
    default void onFriendRequest(FriendRequest request) {}

    /** A request for friendship, made by the user or to it, was accepted, rejected or cancelled. */
    default void onFriendRequestChanged(FriendRequest request) {}

    /** The friendship with {@code user} has ended. */
    default void onFriendRemoved(UserId user) {}

    /** The user has blocked somebody, or does not any more, maybe on another device. */
    default void onBlockChanged(ServerFrame.BlockChanged event) {}

    /** A profile, maybe one's own, has changed. */
    default void onProfileChanged(User user) {}
}
