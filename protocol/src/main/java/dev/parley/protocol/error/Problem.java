package dev.parley.protocol.error;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a refused request, {@code application/problem+json} (RFC 9457).
 *
 * @param code the stable name of the {@link ErrorCode}; a string, so that clients can read codes newer than they are
 * @param errors what is wrong with the input, field by field
 */
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        @Nullable List<FieldError> errors,
        @Nullable Long retryAfterMs) {
    public static Problem of(Refusal refusal) {
        ErrorCode code = refusal.code();
        Duration after = refusal.retryAfter();
        return new Problem(
                "about:blank",
                code.advice(),
                code.http(),
                code.code(),
                refusal.message(),
                refusal.fields().isEmpty() ? null : refusal.fields(),
                after == null ? null : after.toMillis());
    }
}
