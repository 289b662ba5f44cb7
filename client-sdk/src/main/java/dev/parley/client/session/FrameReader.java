package dev.parley.client.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import dev.parley.client.ParleyException;
import dev.parley.protocol.Json;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From text to typed frames and back. Frames of newer servers are passed over, but their {@code rev} counts. */
final class FrameReader {
    /** Where frames go, by what they mean to the session. */
    interface Sink {
        void welcome(ServerFrame.Welcome welcome);

        void accepted(ServerFrame.MessageAccepted answer);

        void event(ServerFrame.Event event);

        void unknownEvent(ConversationId conversation, Rev rev);

        void gap(ServerFrame.Gap gap);

        void answered(@Nullable String requestId);

        void refused(ServerFrame.Refused error);

        void goodbye(ServerFrame.Goodbye goodbye);

        void other(ServerFrame frame);

        void report(ParleyException failure);
    }

    private static final Duration DEFAULT_RETRY = Duration.ofSeconds(1);

    private FrameReader() {}

    static void read(String text, Sink sink) {
        ServerFrame frame;
        try {
            frame = Json.mapper().readValue(text, ServerFrame.class);
        } catch (InvalidTypeIdException e) {
            readUnknown(text, sink);
            return;
        } catch (JsonProcessingException e) {
            sink.report(new ParleyException.ProtocolError("unreadable frame", e));
            return;
        }
        route(frame, sink);
    }

    static String write(ClientFrame frame) {
        try {
            return Json.mapper().writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new ParleyException.ProtocolError("a frame must have a JSON form", e);
        }
    }

    /** What an error frame means. */
    static ParleyException failure(ServerFrame.Refused error) {
        boolean later =
                error.code() == ErrorCode.RATE_LIMITED.frameCode() || error.code() == ErrorCode.UNAVAILABLE.frameCode();
        Duration after = error.retryAfterMs() == null ? DEFAULT_RETRY : Duration.ofMillis(error.retryAfterMs());
        return later
                ? new ParleyException.RateLimited(error.reason(), error.message(), after)
                : new ParleyException.Refused(error.reason(), error.message(), List.of());
    }

    private static void route(ServerFrame frame, Sink sink) {
        if (frame instanceof ServerFrame.Event event) {
            sink.event(event);
        } else if (frame instanceof ServerFrame.MessageAccepted answer) {
            sink.accepted(answer);
        } else if (frame instanceof ServerFrame.Ok ok) {
            sink.answered(ok.requestId());
        } else if (frame instanceof ServerFrame.Resumed resumed) {
            sink.answered(resumed.requestId());
        } else if (frame instanceof ServerFrame.Pong pong) {
            sink.answered(pong.requestId());
        } else if (frame instanceof ServerFrame.Refused error) {
            sink.refused(error);
        } else if (frame instanceof ServerFrame.Gap gap) {
            sink.gap(gap);
        } else if (frame instanceof ServerFrame.Welcome welcome) {
            sink.welcome(welcome);
        } else if (frame instanceof ServerFrame.Goodbye goodbye) {
            sink.goodbye(goodbye);
        } else {
            sink.other(frame);
        }
    }

    private static void readUnknown(String text, Sink sink) {
        try {
            JsonNode tree = Json.mapper().readTree(text);
            if (tree.path("conversationId").isTextual() && tree.path("rev").isIntegralNumber()) {
                sink.unknownEvent(
                        ConversationId.of(tree.path("conversationId").textValue()),
                        new Rev(tree.path("rev").longValue()));
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            sink.report(new ParleyException.ProtocolError("unreadable frame", e));
        }
    }
}
