package dev.parley.protocol.error;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not done.
 *
 * @param message what was wrong, and what to do, for the caller to read; no secrets
 * @param fields what is wrong with the input, field by field
 * @param retryAfter when to try again, where that is known
 */
public record Refusal(
        ErrorCode code,
        String message,
        List<FieldError> fields,
        @Nullable Duration retryAfter) {
    public Refusal {
        fields = List.copyOf(fields);
    }

    public static Refusal of(ErrorCode code) {
        return new Refusal(code, code.advice(), List.of(), null);
    }

    public static Refusal of(ErrorCode code, String message) {
        return new Refusal(code, message, List.of(), null);
    }

    public static Refusal later(ErrorCode code, Duration retryAfter) {
        return new Refusal(code, code.advice(), List.of(), retryAfter);
    }

    /** The cluster or its database did not answer in time: the same again in a second. */
    public static Refusal unavailable() {
        return later(ErrorCode.UNAVAILABLE, Duration.ofSeconds(1));
    }

    /** Fields that break a rule; {@code fields} must not be empty. */
    public static Refusal fields(List<FieldError> fields) {
        FieldError first = fields.get(0);
        return new Refusal(ErrorCode.INVALID_FIELD, first.field() + " " + first.message(), fields, null);
    }

    /** The same words under another code. */
    public Refusal as(ErrorCode other) {
        return new Refusal(other, message, fields, retryAfter);
    }
}
