package dev.parley.protocol.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import dev.parley.protocol.Json;
import dev.parley.protocol.Limits;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.error.Checks;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.FieldError;
import dev.parley.protocol.error.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the frames of clients. What it hands out is complete and within the limits; all else is an {@code error} frame. */
public final class FrameCodec {
    private final Limits limits;

    public FrameCodec(Limits limits) {
        this.limits = limits;
    }

    /** What came of a frame. */
    public sealed interface Decoded {}

    public record Accepted(ClientFrame frame) implements Decoded {}

    public record Rejected(ServerFrame.Refused error) implements Decoded {}

    /** Never throws for what a client may send. */
    public Decoded decode(String text) {
        ClientFrame frame;
        try {
            frame = Json.mapper().readValue(text, ClientFrame.class);
        } catch (InvalidTypeIdException e) {
            return unknownType(text, e);
        } catch (JsonMappingException e) {
            return wrongField(text, e);
        } catch (JsonProcessingException e) {
            return rejected(text, Refusal.of(ErrorCode.MALFORMED_FRAME));
        }
        @SuppressWarnings("ConstantValue") // the JSON literal null
        boolean absent = frame == null;
        if (absent) {
            return rejected(text, Refusal.of(ErrorCode.MALFORMED_FRAME));
        }
        String requestId = frame.requestId();
        if (requestId != null && requestId.length() > MAX_REQUEST_ID) {
            return new Rejected(ServerFrame.Refused.of(
                    Refusal.fields(List.of(new FieldError("requestId", "must have 64 characters at the most"))),
                    null,
                    null));
        }
        Checks checks = new Checks();
        frame.check(checks, limits);
        if (checks.errors().isEmpty()) {
            return new Accepted(frame);
        }
        Refusal refusal = Refusal.fields(checks.errors());
        return rejected(text, checks.onlyTooLong() ? refusal.as(ErrorCode.TOO_LARGE) : refusal);
    }

    private static final int MAX_REQUEST_ID = 64;

    private static Decoded wrongField(String text, JsonMappingException e) {
        if (!Envelope.of(text).object()) {
            return rejected(text, Refusal.of(ErrorCode.MALFORMED_FRAME));
        }
        return rejected(text, Refusal.fields(List.of(new FieldError(path(e), "has the wrong type or form"))));
    }

    private static Decoded unknownType(String text, InvalidTypeIdException e) {
        if (!Envelope.of(text).object()) {
            return rejected(text, Refusal.of(ErrorCode.MALFORMED_FRAME));
        }
        if (e.getTypeId() == null) {
            return rejected(text, Refusal.fields(List.of(new FieldError("type", "is required"))));
        }
        return rejected(text, Refusal.of(ErrorCode.UNKNOWN_TYPE, "There is no frame of this type."));
    }

    private static Decoded rejected(String text, Refusal refusal) {
        Envelope envelope = Envelope.of(text);
        return new Rejected(ServerFrame.Refused.of(refusal, envelope.requestId(), envelope.clientMessageId()));
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "frame" : path;
    }

    /** What a rejected frame tells of itself, so that its author can match the error to it. */
    private record Envelope(
            boolean object,
            @Nullable String requestId,
            @Nullable ClientMessageId clientMessageId) {
        static Envelope of(String text) {
            try {
                JsonNode tree = Json.mapper().readTree(text);
                return new Envelope(tree.isObject(), text(tree, "requestId"), clientMessageId(tree));
            } catch (JsonProcessingException e) {
                return new Envelope(false, null, null);
            }
        }

        private static @Nullable ClientMessageId clientMessageId(JsonNode tree) {
            String text = text(tree, "clientMessageId");
            try {
                return text == null ? null : new ClientMessageId(text);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        private static @Nullable String text(JsonNode tree, String field) {
            JsonNode node = tree.path(field);
            return node.isTextual() && node.textValue().length() <= MAX_REQUEST_ID ? node.textValue() : null;
        }
    }
}
