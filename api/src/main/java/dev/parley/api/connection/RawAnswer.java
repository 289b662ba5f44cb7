package dev.parley.api.connection;

import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.protocol.Json;
import dev.parley.protocol.error.Problem;
import dev.parley.protocol.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Answers to requests that never reach the HTTP layer. */
public final class RawAnswer {
    private RawAnswer() {}

    /** A refusal as a whole HTTP/1.1 answer, after which the connection closes. */
    public static ByteString problem(Refusal refusal, Map<String, String> headers) {
        byte[] body = json(Problem.of(refusal));
        StringBuilder head = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(refusal.code().http())
                .append(' ')
                .append(refusal.code().code())
                .append("\r\nContent-Type: application/problem+json\r\nCache-Control: no-store\r\n")
                .append("X-Content-Type-Options: nosniff\r\nConnection: close\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        Duration after = refusal.retryAfter();
        if (after != null) {
            head.append("Retry-After: ").append(RetryAfter.seconds(after)).append("\r\n");
        }
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return ByteString.fromArrayUnsafe(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1))
                .concat(ByteString.fromArrayUnsafe(body));
    }

    private static byte[] json(Problem problem) {
        try {
            return Json.mapper().writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem must have a JSON form", e);
        }
    }
}
