package dev.parley.node.account;

import dev.parley.persistence.account.UserPrefixTable;
import dev.parley.persistence.account.UserPrefixTable.Found;
import dev.parley.protocol.account.UserId;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Under which terms a person is listed for the search: the username, and the display name from each of its words on. A
 * listing is made before the name is given and taken away after it is given up, and the search looks at the profile
 * again: what a crash leaves behind is found by nobody. Thread-safe.
 */
final class NameListing {
    private static final int TERM_LETTERS = 100;

    private final UserPrefixTable prefixes;
    private final int words;

    /** @param words most words of a display name that a person is listed under */
    NameListing(UserPrefixTable prefixes, int words) {
        this.prefixes = prefixes;
        this.words = words;
    }

    CompletionStage<Void> list(UserId user, String username, String displayName) {
        Found person = new Found(user, username, displayName);
        return each(terms(username, displayName), term -> prefixes.put(term, person));
    }

    CompletionStage<Void> unlist(UserId user, String username, String displayName) {
        return each(terms(username, displayName), term -> prefixes.remove(term, user));
    }

    /** Takes away what a person was listed under before, and is not any more. */
    CompletionStage<Void> renamed(UserId user, String username, String before, String after) {
        Set<String> old = terms(username, before);
        old.removeAll(terms(username, after));
        return each(old, term -> prefixes.remove(term, user));
    }

    /** The form in which a query is looked up. */
    static String term(String query) {
        String folded = Names.folded(query);
        return folded.codePointCount(0, folded.length()) <= TERM_LETTERS
                ? folded
                : folded.substring(0, folded.offsetByCodePoints(0, TERM_LETTERS));
    }

    private Set<String> terms(String username, String displayName) {
        Set<String> terms = new LinkedHashSet<>();
        terms.add(term(username));
        Names.beginnings(displayName, words).forEach(beginning -> terms.add(term(beginning)));
        return terms;
    }

    private static CompletionStage<Void> each(Set<String> terms, Function<String, CompletionStage<Void>> work) {
        return CompletableFuture.allOf(terms.stream()
                .map(term -> work.apply(term).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }
}
