package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import dev.parley.api.account.Principal;
import dev.parley.api.session.ClientSink;
import dev.parley.node.conversation.ConversationCommand;
import dev.parley.node.conversation.ConversationReply;
import dev.parley.node.conversation.SendCommand;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one socket that change conversations: each becomes a command, whose answer becomes a frame, or {@code
 * unavailable} when it does not come. Confined to its connection.
 */
final class ConversationChanges {
    private final ConnectionRuntime runtime;
    private final ClientSink sink;
    private final RevGate gate;
    private final long origin;
    private final ActorRef<ConversationReply> answers;
    private final PendingRequests pending;

    /** @param origin names the socket in the events that it causes */
    ConversationChanges(
            ConnectionRuntime runtime,
            ClientSink sink,
            RevGate gate,
            long origin,
            ActorRef<ConversationReply> answers) {
        this.runtime = runtime;
        this.sink = sink;
        this.gate = gate;
        this.origin = origin;
        this.answers = answers;
        this.pending =
                new PendingRequests(runtime.nanoTime(), runtime.settings().answerWithin(), runtime.insistence());
    }

    boolean isWaiting() {
        return !pending.isEmpty();
    }

    /** Returns whether the frame is one of these. */
    boolean take(Principal caller, ClientFrame frame) {
        if (!isChange(frame)) {
            return false;
        }
        Optional<Refusal> refusal = runtime.admission().enter();
        if (refusal.isPresent()) {
            @Nullable
            ClientMessageId id = frame instanceof ClientFrame.SendMessage send ? send.clientMessageId() : null;
            sink.send(EncodedFrame.of(ServerFrame.Refused.of(refusal.get(), frame.requestId(), id)));
            sink.handled();
            return true;
        }
        ask(caller, frame);
        return true;
    }

    private static boolean isChange(ClientFrame frame) {
        return frame instanceof ClientFrame.SendMessage
                || frame instanceof ClientFrame.EditMessage
                || frame instanceof ClientFrame.UnsendMessage
                || frame instanceof ClientFrame.React;
    }

    private void ask(Principal caller, ClientFrame frame) {
        if (frame instanceof ClientFrame.SendMessage send) {
            SendCommand command = command(caller, send);
            pending.insist(
                    send.requestId(),
                    send.clientMessageId(),
                    token ->
                            tell(send.conversationId(), new ConversationCommand.Post(command, origin, token, answers)));
        } else if (frame instanceof ClientFrame.EditMessage edit) {
            long token = pending.add(edit.requestId(), null);
            tell(
                    edit.conversationId(),
                    new ConversationCommand.Edit(caller.userId(), edit.messageId(), edit.text(), token, answers));
        } else if (frame instanceof ClientFrame.UnsendMessage unsend) {
            long token = pending.add(unsend.requestId(), null);
            tell(
                    unsend.conversationId(),
                    new ConversationCommand.Unsend(caller.userId(), unsend.messageId(), token, answers));
        } else if (frame instanceof ClientFrame.React react) {
            long token = pending.add(react.requestId(), null);
            boolean remove = Boolean.TRUE.equals(react.remove());
            tell(
                    react.conversationId(),
                    new ConversationCommand.React(
                            caller.userId(), react.messageId(), react.emoji(), remove, token, answers));
        }
    }

    private void tell(ConversationId conversation, ConversationCommand command) {
        runtime.conversations().tell(conversation, command);
    }

    private static SendCommand command(Principal caller, ClientFrame.SendMessage send) {
        return new SendCommand(
                caller.userId(),
                caller.displayName(),
                send.clientMessageId(),
                send.type() == null ? MessageType.TEXT : send.type(),
                send.text(),
                send.attachments(),
                send.replyTo(),
                send.sentAt());
    }

    void onAnswer(ConversationReply reply) {
        PendingRequests.Pending request = pending.remove(reply.token());
        if (request == null) {
            return;
        }
        runtime.admission().left(1);
        if (reply instanceof ConversationReply.Posted posted) {
            accepted(request, posted);
        } else if (reply instanceof ConversationReply.Refused refused) {
            refuse(request, refused.refusal());
        } else {
            sink.send(EncodedFrame.of(new ServerFrame.Ok(request.requestId())));
        }
        sink.handled();
    }

    private void accepted(PendingRequests.Pending request, ConversationReply.Posted posted) {
        Message message = posted.message();
        EncodedFrame frame =
                EncodedFrame.of(ServerFrame.MessageAccepted.of(request.requestId(), message, posted.duplicate()));
        if (posted.duplicate()) {
            // The client does not take it for the event, which may not have come yet.
            gate.expect(message.conversationId(), message.rev());
            sink.send(frame);
        } else {
            gate.passAnswer(message.conversationId(), message.rev(), frame).forEach(sink::send);
        }
    }

    private void refuse(PendingRequests.Pending request, Refusal refusal) {
        sink.send(EncodedFrame.of(ServerFrame.Refused.of(refusal, request.requestId(), request.clientMessageId())));
    }

    /** Asks again, or gives up, what has waited for too long. */
    void checkWaiting() {
        pending.askAgain();
        for (PendingRequests.Pending overdue : pending.removeOverdue()) {
            runtime.admission().left(1);
            refuse(overdue, Refusal.unavailable());
            sink.handled();
        }
    }

    /** The socket has gone; nobody waits any more. */
    void forget() {
        runtime.admission().left(pending.clear());
    }
}
