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
        } else if (frame instanceof ServerFrame.Notification event) {
            listener.onNotification(event);
        } else if (frame instanceof ServerFrame.ProfileChanged event) {
            listener.onProfileChanged(event.user());
        }
    }
}
