package dev.parley.client;

import dev.parley.protocol.error.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a call of this client can fail with. Futures fail with one of these; {@code join()} wraps it in a
 * {@link CompletionException}, {@link #of} unwraps it.
 */
public sealed class ParleyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ParleyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The failure behind {@code thrown}: itself, its cause, or {@link ProtocolError} for what should not happen. */
    public static ParleyException of(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof ParleyException known) {
                return known;
            }
        }
        return new ProtocolError(String.valueOf(thrown), thrown);
    }

    /** The server understood, and said no. The same call would be refused again, unless its input changes. */
    public static final class Refused extends ParleyException {
        private static final long serialVersionUID = 1L;
        private final String code;

        @SuppressWarnings("serial") // a copy made by List.copyOf
        private final List<FieldError> fields;

        /**
         * A refusal.
         *
         * @param code stable name of the error catalogue, such as {@code unknown_conversation}
         * @param fields what is wrong with the input, field by field
         */
        public Refused(String code, String message, List<FieldError> fields) {
            super(code + ": " + message, null);
            this.code = code;
            this.fields = List.copyOf(fields);
        }

        /** The stable name of the error catalogue; newer servers may send names that this client does not know. */
        public String code() {
            return code;
        }

        /** What is wrong with the input, field by field; often empty. */
        public List<FieldError> fields() {
            return fields;
        }
    }

    /** The server asks to be called less often, or later: rate limits and {@code unavailable}. */
    public static final class RateLimited extends ParleyException {
        private static final long serialVersionUID = 1L;
        private final Duration retryAfter;

        /** A refusal for now; {@code retryAfter}: how long to wait. */
        public RateLimited(String code, String message, Duration retryAfter) {
            super(code + ": " + message, null);
            this.retryAfter = retryAfter;
        }

        /** How long to wait before the next attempt. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** No server could be reached, or the answer did not come in time. A send may or may not have been accepted. */
    public static final class Disconnected extends ParleyException {
        private static final long serialVersionUID = 1L;

        /** A lost answer. */
        public Disconnected(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** More sends are under way than {@link ClientSettings#sendWindow()} allows, and the client does not wait. */
    public static final class WindowFull extends ParleyException {
        private static final long serialVersionUID = 1L;

        /** A send that was not made. */
        public WindowFull(int window) {
            super(window + " sends are unanswered; wait for one of them", null);
        }
    }

    /** The server said what this client does not understand. A defect of one of them. */
    public static final class ProtocolError extends ParleyException {
        private static final long serialVersionUID = 1L;

        /** An answer that makes no sense. */
        public ProtocolError(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
