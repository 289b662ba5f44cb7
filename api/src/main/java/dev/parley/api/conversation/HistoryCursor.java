package dev.parley.api.conversation;

import dev.parley.protocol.conversation.Seq;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way on from one page of a history to the next, as text: it remembers the direction, so that a client that only
 * follows cursors never turns round.
 */
public final class HistoryCursor {
    private static final Pattern FORM = Pattern.compile("(before|after|page)-(\\d{1,18})");

    private HistoryCursor() {}

    /** The cursor that stands for {@code query}; a page's {@code limit} is not part of it. */
    public static Optional<String> of(HistoryQuery query) {
        if (query instanceof HistoryQuery.Before before) {
            return Optional.of("before-" + before.seq());
        }
        if (query instanceof HistoryQuery.After after) {
            return Optional.of("after-" + after.seq());
        }
        if (query instanceof HistoryQuery.Numbered page) {
            return Optional.of("page-" + page.number());
        }
        return Optional.empty();
    }

    /** What {@code cursor} stands for; empty for what is no cursor of a history. */
    static Optional<HistoryQuery> parse(String cursor, int limit) {
        Matcher form = FORM.matcher(cursor);
        if (!form.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(form.group(2));
        return switch (form.group(1)) {
            case "before" -> Optional.of(new HistoryQuery.Before(new Seq(number), limit));
            case "after" -> Optional.of(new HistoryQuery.After(new Seq(number), limit));
            default ->
                number < 1 || number > Integer.MAX_VALUE
                        ? Optional.empty()
                        : Optional.of(new HistoryQuery.Numbered((int) number, limit));
        };
    }
}
