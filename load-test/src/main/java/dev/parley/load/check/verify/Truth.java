package dev.parley.load.check.verify;

import dev.parley.load.check.record.Entry;
import dev.parley.load.check.record.Said;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ReceiptStatus;
import java.util.List;

/** What the server says in the end, through each of its nodes, when nobody says anything any more. */
public record Truth(List<Reading> readings, List<Standing> standings, List<Cursors> cursors, List<Receipt> receipts) {
    public Truth {
        readings = List.copyOf(readings);
        standings = List.copyOf(standings);
        cursors = List.copyOf(cursors);
        receipts = List.copyOf(receipts);
    }

    /** A conversation, as one who was always in it reads it through {@code node}: its events and its messages. */
    public record Reading(String node, ConversationId conversation, List<Entry> log, List<Said> history) {
        public Reading {
            log = List.copyOf(log);
            history = List.copyOf(history);
        }
    }

    /** A row of a user's list of conversations. */
    public record Standing(
            String node, UserId user, ConversationId conversation, long lastSeq, long readSeq, long unread) {}

    /** How far a member has come, as a conversation says. */
    public record Cursors(String node, ConversationId conversation, UserId user, long delivered, long read) {}

    /** How far the last message has come to one of its receivers, as its receipts say. */
    public record Receipt(String node, ConversationId conversation, long seq, UserId user, ReceiptStatus status) {}
}
