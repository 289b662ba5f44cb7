package dev.parley.node.local;

import dev.parley.client.session.SessionListener;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.frame.ServerFrame;
import dev.parley.protocol.friend.FriendRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers everything that a session tells, as the frames that it was. */
final class Ears implements SessionListener {
    private final List<ServerFrame> frames = new CopyOnWriteArrayList<>();

    List<ServerFrame> frames() {
        return List.copyOf(frames);
    }

    void forget() {
        frames.clear();
    }

    @Override
    public void onMessage(Message message) {
        frames.add(new ServerFrame.NewMessage(message.conversationId(), message.rev(), message));
    }

    @Override
    public void onMessageEdited(Message message) {
        frames.add(new ServerFrame.MessageEdited(message.conversationId(), message.rev(), message));
    }

    @Override
    public void onMessageUnsent(Message message) {
        frames.add(new ServerFrame.MessageUnsent(message.conversationId(), message.rev(), message));
    }

    @Override
    public void onReactionChanged(Message message) {
        frames.add(new ServerFrame.ReactionChanged(message.conversationId(), message.rev(), message));
    }

    @Override
    public void onConversationCreated(ConversationInfo conversation) {
        frames.add(new ServerFrame.ConversationCreated(
                conversation.conversationId(), conversation.rev(), conversation.createdBy(), conversation));
    }

    @Override
    public void onMembersAdded(ServerFrame.MemberAdded event) {
        frames.add(event);
    }

    @Override
    public void onMemberRemoved(ServerFrame.MemberRemoved event) {
        frames.add(event);
    }

    @Override
    public void onMemberRoleChanged(ServerFrame.MemberRoleChanged event) {
        frames.add(event);
    }

    @Override
    public void onConversationRenamed(ServerFrame.ConversationRenamed event) {
        frames.add(event);
    }

    @Override
    public void onConversationChanged(ServerFrame.ConversationChanged event) {
        frames.add(event);
    }

    @Override
    public void onNotification(ServerFrame.Notification notification) {
        frames.add(notification);
    }

    @Override
    public void onMuteChanged(ServerFrame.MuteChanged event) {
        frames.add(event);
    }

    @Override
    public void onReceipt(ServerFrame.Receipt receipt) {
        frames.add(receipt);
    }

    @Override
    public void onTyping(ServerFrame.TypingIndicator event) {
        frames.add(event);
    }

    @Override
    public void onPresence(ServerFrame.PresenceUpdate presence) {
        frames.add(presence);
    }

    @Override
    public void onFriendRequest(FriendRequest request) {
        frames.add(new ServerFrame.FriendRequested(request));
    }

    @Override
    public void onFriendRequestChanged(FriendRequest request) {
        frames.add(new ServerFrame.FriendRequestChanged(request));
    }

    @Override
    public void onFriendRemoved(UserId user) {
        frames.add(new ServerFrame.FriendRemoved(user));
    }

    @Override
    public void onBlockChanged(ServerFrame.BlockChanged event) {
        frames.add(event);
    }

    @Override
    public void onProfileChanged(User user) {
        frames.add(new ServerFrame.ProfileChanged(user));
    }
}
