package dev.parley.protocol.conversation;

import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message in its present form.
 *
 * @param rev the revision of its latest change
 * @param senderName the sender's display name when it was sent
 * @param text absent when the message was unsent
 * @param reactions emoji to the users who reacted with it, both in the order of their first use
 * @param sentAt the client's local time with its offset, as it was sent
 * @param createdAt the server's time of acceptance
 */
public record Message(
        MessageId messageId,
        ConversationId conversationId,
        Seq seq,
        Rev rev,
        UserId senderId,
        String senderName,
        ClientMessageId clientMessageId,
        MessageType type,
        @Nullable String text,
        @Nullable List<Attachment> attachments,
        @Nullable MessageId replyTo,
        @Nullable Map<String, List<UserId>> reactions,
        @Nullable String sentAt,
        Instant createdAt,
        @Nullable Instant editedAt,
        @Nullable Instant unsentAt) {
    public Message {
        attachments = attachments == null ? null : List.copyOf(attachments);
        reactions = reactions == null ? null : inOrder(reactions);
    }

    private static Map<String, List<UserId>> inOrder(Map<String, List<UserId>> reactions) {
        Map<String, List<UserId>> copy = new LinkedHashMap<>();
        reactions.forEach((emoji, users) -> copy.put(emoji, List.copyOf(users)));
        return Collections.unmodifiableMap(copy);
    }

    /** This message with another text. */
    public Message edited(String newText, Rev at, Instant when) {
        return new Message(
                messageId,
                conversationId,
                seq,
                at,
                senderId,
                senderName,
                clientMessageId,
                type,
                newText,
                attachments,
                replyTo,
                reactions,
                sentAt,
                createdAt,
                when,
                null);
    }

    /** This message with other reactions. */
    public Message reacted(Map<String, List<UserId>> now, Rev at) {
        return new Message(
                messageId,
                conversationId,
                seq,
                at,
                senderId,
                senderName,
                clientMessageId,
                type,
                text,
                attachments,
                replyTo,
                now.isEmpty() ? null : now,
                sentAt,
                createdAt,
                editedAt,
                unsentAt);
    }

    /** The placeholder that stays: who and when, and nothing of what was said. */
    public Message unsent(Rev at, Instant when) {
        return new Message(
                messageId,
                conversationId,
                seq,
                at,
                senderId,
                senderName,
                clientMessageId,
                type,
                null,
                null,
                null,
                null,
                sentAt,
                createdAt,
                editedAt,
                when);
    }
}
