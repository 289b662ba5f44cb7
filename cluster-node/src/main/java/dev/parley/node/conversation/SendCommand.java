package dev.parley.node.conversation;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Attachment;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessageType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message that wants to be accepted, with the name of its sender at this time. */
public record SendCommand(
        UserId sender,
        String senderName,
        ClientMessageId clientMessageId,
        MessageType type,
        @Nullable String text,
        @Nullable List<Attachment> attachments,
        @Nullable MessageId replyTo,
        @Nullable String sentAt) {}
