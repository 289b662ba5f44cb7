package dev.parley.node.conversation;

import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.MessageEdited;
import dev.parley.persistence.conversation.ConversationEvent.MessagePosted;
import dev.parley.persistence.conversation.ConversationEvent.MessageUnsent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.FieldError;
import dev.parley.protocol.error.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who may send, edit and unsend, and what comes of it. Pure: the time and the random bits are given. {@code evidence}
 * is the message that a look-up found, where the window does not have it.
 */
final class MessageRules {
    private final ConversationSettings settings;

    MessageRules(ConversationSettings settings) {
        this.settings = settings;
    }

    Decision send(OpenConversation state, SendCommand send, Evidence evidence, Instant now, long random) {
        if (state.member(send.sender()).isEmpty()) {
            return Decision.refuse(ErrorCode.UNKNOWN_CONVERSATION);
        }
        Optional<Message> original = sentBefore(state, send).or(evidence::target);
        if (original.isPresent()) {
            return new Decision.Repeat(original.get());
        }
        if (send.attachments() != null && !send.attachments().isEmpty()) {
            return refusedField("attachments", "name a file that was not uploaded");
        }
        if (send.replyTo() != null && !mayBeAnswered(state, send.sender(), send.replyTo(), evidence)) {
            return Decision.refuse(ErrorCode.UNKNOWN_MESSAGE, "replyTo names no message of this conversation.");
        }
        Seq seq = state.lastSeq().next();
        Rev rev = state.rev().next();
        return Decision.accept(new MessagePosted(
                new Message(
                        MessageId.create(now, seq, random),
                        state.id(),
                        seq,
                        rev,
                        send.sender(),
                        send.senderName(),
                        send.clientMessageId(),
                        send.type(),
                        send.text(),
                        null,
                        send.replyTo(),
                        null,
                        send.sentAt(),
                        now,
                        null,
                        null),
                now));
    }

    /** Looks through the window only for an id that may have been used: most have not. */
    private static Optional<Message> sentBefore(OpenConversation state, SendCommand send) {
        return state.provesNew(send) ? Optional.empty() : state.window().sentAs(send.sender(), send.clientMessageId());
    }

    Decision edit(
            OpenConversation state, UserId by, MessageId id, String text, Optional<Message> evidence, Instant now) {
        Optional<Message> found = visible(state, by, id, evidence);
        if (found.isEmpty()) {
            return unknown(state, by);
        }
        Message message = found.get();
        if (!message.senderId().equals(by)) {
            return Decision.refuse(ErrorCode.NOT_PERMITTED, "Only its sender may edit a message.");
        }
        if (message.unsentAt() != null) {
            return Decision.refuse(ErrorCode.CONFLICT, "The message was unsent.");
        }
        if (Objects.equals(message.text(), text)) {
            return new Decision.Repeat(message);
        }
        ConversationEvent edited =
                new MessageEdited(message.edited(text, state.rev().next(), now), now);
        return Decision.accept(edited);
    }

    Decision unsend(OpenConversation state, UserId by, MessageId id, Optional<Message> evidence, Instant now) {
        Optional<Message> found = visible(state, by, id, evidence);
        if (found.isEmpty()) {
            return unknown(state, by);
        }
        Message message = found.get();
        boolean admin = state.member(by).map(Participant::isAdmin).orElse(false);
        if (!admin && !message.senderId().equals(by)) {
            return Decision.refuse(ErrorCode.NOT_PERMITTED, "Only its sender or an admin may unsend a message.");
        }
        if (message.unsentAt() != null) {
            return new Decision.Repeat(message);
        }
        if (!admin && now.isAfter(message.createdAt().plus(settings.unsendWindow()))) {
            return Decision.refuse(ErrorCode.UNSEND_WINDOW_CLOSED);
        }
        return Decision.accept(new MessageUnsent(message.unsent(state.rev().next(), now), by, now));
    }

    /** The message in its present form, if {@code by} may see it. */
    static Optional<Message> visible(OpenConversation state, UserId by, MessageId id, Optional<Message> evidence) {
        return state.member(by)
                .filter(member -> id.seq().isAfter(member.visibleSeq()))
                .flatMap(member -> state.window().message(id.seq()).or(() -> evidence))
                .filter(message -> message.messageId().equals(id));
    }

    /** A message that was unsent may be answered: what it said is not told again by that. */
    private static boolean mayBeAnswered(OpenConversation state, UserId by, MessageId id, Evidence evidence) {
        return visible(state, by, id, evidence.answered()).isPresent();
    }

    static Decision unknown(OpenConversation state, UserId by) {
        return Decision.refuse(state.member(by).isEmpty() ? ErrorCode.UNKNOWN_CONVERSATION : ErrorCode.UNKNOWN_MESSAGE);
    }

    private static Decision refusedField(String field, String message) {
        return new Decision.Refuse(Refusal.fields(List.of(new FieldError(field, message))));
    }
}
