package dev.parley.node.friend;

import dev.parley.protocol.error.FieldError;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the next page of a list begins: the key of the last item of this one, as clients carry it about. */
final class ListCursor {
    private ListCursor() {}

    static String of(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for the first page; refused where {@code parser} throws {@link IllegalArgumentException}. */
    static <K> Outcome<Optional<K>> parse(@Nullable String cursor, Function<String, K> parser) {
        if (cursor == null) {
            return Outcome.done(Optional.empty());
        }
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return Outcome.done(Optional.of(parser.apply(key)));
        } catch (IllegalArgumentException e) {
            return Outcome.refused(
                    Refusal.fields(List.of(new FieldError("cursor", "must be the nextCursor of an earlier page"))));
        }
    }
}
