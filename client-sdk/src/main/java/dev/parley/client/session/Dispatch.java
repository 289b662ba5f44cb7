package dev.parley.client.session;

import dev.parley.protocol.frame.ServerFrame;

/** From a frame to the listener's method for it. */
final class Dispatch {
    private Dispatch() {}

    static void to(SessionListener listener, ServerFrame frame) {
        if (frame instanceof ServerFrame.NewMessage event) {
            listener.onMessage(event.message());
        } else if (frame instanceof ServerFrame.MessageEdited event) {
            listener.onMessageEdited(event.message());
        } else if (frame instanceof ServerFrame.MessageUnsent event) {
            listener.onMessageUnsent(event.message());
        } else if (frame instanceof ServerFrame.ReactionChanged event) {
            listener.onReactionChanged(event.message());
        } else if (frame instanceof ServerFrame.ConversationCreated event) {
            listener.onConversationCreated(event.conversation());
        } else if (frame instanceof ServerFrame.MemberAdded event) {
            listener.onMembersAdded(event);
        } else if (frame instanceof ServerFrame.MemberRemoved event) {
            listener.onMemberRemoved(event);
        } else if (frame instanceof ServerFrame.MemberRoleChanged event) {
            listener.onMemberRoleChanged(event);
        } else if (frame instanceof ServerFrame.ConversationRenamed event) {
            listener.onConversationRenamed(event);
        } else if (frame instanceof ServerFrame.ConversationChanged event) {
            listener.onConversationChanged(event);
        } else {
            soft(listener, frame);
        }
    }

    /** What stands in no log. */
    private static void soft(SessionListener listener, ServerFrame frame) {
        if (frame instanceof ServerFrame.Notification event) {
            listener.onNotification(event);
        } else if (frame instanceof ServerFrame.MuteChanged event) {
            listener.onMuteChanged(event);
        } else if (frame instanceof ServerFrame.Receipt event) {
            listener.onReceipt(event);
        } else if (frame instanceof ServerFrame.TypingIndicator event) {
            listener.onTyping(event);
        } else if (frame instanceof ServerFrame.PresenceUpdate event) {
            listener.onPresence(event);
        } else if (frame instanceof ServerFrame.FriendRequested event) {
            listener.onFriendRequest(event.friendRequest());
        } else if (frame instanceof ServerFrame.FriendRequestChanged event) {
            listener.onFriendRequestChanged(event.friendRequest());
        } else if (frame instanceof ServerFrame.FriendRemoved event) {
            listener.onFriendRemoved(event.userId());
        } else if (frame instanceof ServerFrame.BlockChanged event) {
            listener.onBlockChanged(event);
        } else if (frame instanceof ServerFrame.ProfileChanged event) {
            listener.onProfileChanged(event.user());
        }
    }
}
