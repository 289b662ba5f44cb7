package dev.parley.api.rest;

import dev.parley.protocol.error.FieldError;
import dev.parley.protocol.error.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The query of a call. What is wrong with it is collected; {@link #check} then refuses all of it at once. */
public final class Query {
    private final Map<String, String> values = new HashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    Query(Iterable<akka.japi.Pair<String, String>> pairs) {
        for (akka.japi.Pair<String, String> pair : pairs) {
            if (values.put(pair.first(), pair.second()) != null) {
                reject(pair.first(), "must come once");
            }
        }
    }

    public @Nullable String text(String name) {
        return values.get(name);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A whole number from {@code min} to {@code max}. */
    public OptionalLong number(String name, long min, long max) {
        String text = values.get(name);
        if (text == null) {
            return OptionalLong.empty();
        }
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return OptionalLong.of(value);
            }
        } catch (NumberFormatException e) {
            // rejected below, as one out of range is
        }
        reject(name, max == Long.MAX_VALUE ? "must be a number from " + min : "must be " + min + " to " + max);
        return OptionalLong.empty();
    }

    public void reject(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** Ends the call where anything is wrong. */
    public void check() {
        if (!errors.isEmpty()) {
            throw new RefusedException(Refusal.fields(errors));
        }
    }
}
