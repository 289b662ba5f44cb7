package dev.parley.load.replay;

import dev.parley.client.ParleyClient;
import dev.parley.load.Patience;
import dev.parley.protocol.Page;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationSummary;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessageReceipt;
import dev.parley.protocol.conversation.ReceiptStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When everybody has heard everything: the last message is read by all, and nobody has anything unread. */
final class ReadCheck {
    private static final int PAGE = 100;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Cast cast;
    private final ConversationId group;

    ReadCheck(Cast cast, ConversationId group) {
        this.cast = cast;
        this.group = group;
    }

    /** Seconds until the last message was read by all; what is not so in the end goes to {@code objections}. */
    double await(Objections objections) throws InterruptedException {
        long begin = System.nanoTime();
        ParleyClient reader = cast.all().get(0).client();
        MessageId last =
                reader.conversations().latest(group, 1).join().items().get(0).messageId();
        int others = cast.all().size() - 1;
        if (!Patience.until(SOON, () -> readers(reader, last) == others)) {
            objections.add("the last message is read by " + readers(reader, last) + " of " + others);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        for (Cast.Actor actor : cast.all()) {
            if (!Patience.until(SOON, () -> unread(actor) == 0)) {
                objections.add(actor.nick() + " has " + unread(actor) + " unread messages");
            }
        }
        return seconds;
    }

    private long readers(ParleyClient reader, MessageId message) {
        List<MessageReceipt> receipts = new ArrayList<>();
        String cursor = null;
        do {
            Page<MessageReceipt> page = page(reader, message, cursor);
            receipts.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return receipts.stream()
                .filter(receipt -> receipt.status() == ReceiptStatus.READ)
                .count();
    }

    private Page<MessageReceipt> page(ParleyClient reader, MessageId message, @Nullable String cursor) {
        return reader.conversations().receipts(group, message, cursor, PAGE).join();
    }

    /** In the group; -1 where the list does not have it. */
    private long unread(Cast.Actor actor) {
        return actor.client().conversations().list(null, PAGE).join().items().stream()
                .filter(summary -> summary.conversationId().equals(group))
                .mapToLong(ConversationSummary::unread)
                .findFirst()
                .orElse(-1);
    }
}
