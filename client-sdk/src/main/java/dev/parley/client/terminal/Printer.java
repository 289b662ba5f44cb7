package dev.parley.client.terminal;

import dev.parley.client.ParleyException;
import dev.parley.client.session.Disconnection;
import dev.parley.client.session.SessionListener;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.frame.ServerFrame;
import dev.parley.protocol.friend.FriendRequest;
import dev.parley.protocol.friend.FriendRequestStatus;
import java.util.concurrent.CompletableFuture;

/** Prints what the session hears: messages from everywhere, typing and receipts of the open conversation alone. */
record Printer(Screen screen, Directory directory, CompletableFuture<Chat> chat) implements SessionListener {
    @Override
    public void onConnected(ServerFrame.Welcome welcome) {
        directory.met(welcome.userId(), "you");
        screen.notice("connected");
    }

    @Override
    public void onDisconnected(Disconnection event) {
        screen.notice(
                event.last()
                        ? "disconnected: " + event.reason()
                        : "no connection (" + event.reason() + "), trying again in "
                                + event.retryIn().toMillis() + " ms");
    }

    @Override
    public void onFailure(ParleyException failure) {
        screen.notice(String.valueOf(failure.getMessage()));
    }

    @Override
    public void onMessage(Message message) {
        print(message);
    }

    @Override
    public void onMessageEdited(Message message) {
        print(message);
    }

    @Override
    public void onMessageUnsent(Message message) {
        print(message);
    }

    @Override
    public void onReactionChanged(Message message) {
        print(message);
    }

    @Override
    public void onConversationCreated(ConversationInfo conversation) {
        String name = conversation.name() == null ? "a direct conversation" : conversation.name();
        screen.notice("you are in " + Screen.printable(name) + " now; /list shows it");
    }

    @Override
    public void onTyping(ServerFrame.TypingIndicator event) {
        if (event.typing() && isOpen(event.conversationId())) {
            screen.notice(directory.name(event.userId()) + " is writing …");
        }
    }

    @Override
    public void onReceipt(ServerFrame.Receipt receipt) {
        if (receipt.readSeq() != null && isOpen(receipt.conversationId())) {
            screen.notice(directory.name(receipt.userId()) + " has read up to #" + receipt.readSeq());
        }
    }

    @Override
    public void onPresence(ServerFrame.PresenceUpdate presence) {
        screen.notice(directory.name(presence.userId()) + " is "
                + (presence.status() == ServerFrame.PresenceUpdate.Status.ONLINE ? "online" : "offline"));
    }

    @Override
    public void onFriendRequest(FriendRequest request) {
        directory.met(request.from().userId(), request.from().displayName());
        screen.notice(Screen.printable(request.from().displayName()) + " asks "
                + Screen.printable(request.to().displayName())
                + " for friendship; /friends shows it");
    }

    @Override
    public void onFriendRequestChanged(FriendRequest request) {
        if (request.status() == FriendRequestStatus.ACCEPTED) {
            directory.met(request.to().userId(), request.to().displayName());
            screen.notice(Screen.printable(request.from().displayName()) + " and "
                    + Screen.printable(request.to().displayName()) + " are friends now");
        }
    }

    @Override
    public void onFriendRemoved(UserId user) {
        screen.notice(directory.name(user) + " is no friend any more");
    }

    private void print(Message message) {
        directory.met(message.senderId(), message.senderName());
        screen.message(message, isOpen(message.conversationId()) ? "" : "(elsewhere)");
    }

    private boolean isOpen(ConversationId conversation) {
        Chat here = chat.getNow(null);
        return here != null && here.isOpen(conversation);
    }
}
