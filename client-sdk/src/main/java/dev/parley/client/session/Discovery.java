package dev.parley.client.session;

import dev.parley.client.ParleyException;
import dev.parley.client.conversation.Conversations;
import dev.parley.client.http.Completion;
import dev.parley.protocol.Page;
import dev.parley.protocol.conversation.ConversationSummary;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of conversations, latest activity first, until a page brings nothing new: that is how a client finds
 * those that it does not know. A new reading takes the place of one that is under way. Belongs to the session's strand.
 */
final class Discovery {
    private static final Duration AGAIN_AFTER = Duration.ofMillis(500);

    private final Conversations conversations;
    private final Wire wire;
    private final Executor strand;
    private final Predicate<Page<ConversationSummary>> news;
    private int readings;

    /** {@code news} takes in a page, and tells whether the next one may have news too. */
    Discovery(Conversations conversations, Wire wire, Executor strand, Predicate<Page<ConversationSummary>> news) {
        this.conversations = conversations;
        this.wire = wire;
        this.strand = strand;
        this.news = news;
    }

    /** Reads from the beginning; {@code done} hears of the end, unless another reading begins before. */
    void read(Runnable done) {
        readings++;
        page(null, readings, done);
    }

    private void page(@Nullable String cursor, int reading, Runnable done) {
        Completion.on(
                conversations.list(cursor, HistoryReader.PAGE),
                strand,
                page -> {
                    if (reading != readings) {
                        return;
                    }
                    if (news.test(page) && page.nextCursor() != null) {
                        page(page.nextCursor(), reading, done);
                    } else {
                        done.run();
                    }
                },
                failure -> failed(cursor, reading, done, failure));
    }

    private void failed(@Nullable String cursor, int reading, Runnable done, ParleyException failure) {
        wire.report(failure);
        wire.later(AGAIN_AFTER, () -> {
            if (reading == readings) {
                page(cursor, reading, done);
            }
        });
    }
}
