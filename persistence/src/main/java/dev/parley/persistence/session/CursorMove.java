package dev.parley.persistence.session;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;

/** How far a user has come in a conversation, coalesced over a short time, and when that was. */
public record CursorMove(UserId user, ConversationId conversation, ReceiptTable.Kind kind, Seq seq, Instant at) {}
