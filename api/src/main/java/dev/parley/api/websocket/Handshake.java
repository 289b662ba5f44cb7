package dev.parley.api.websocket;

import akka.util.ByteString;
import dev.parley.api.account.Principal;
import dev.parley.api.account.TokenVerifier;
import dev.parley.api.connection.Origins;
import dev.parley.api.connection.RawAnswer;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Decides on a request for a WebSocket (RFC 6455 section 4.2): who may connect, and what is answered. Without I/O. */
public final class Handshake {
    /** The subprotocol that browsers name, together with their token. */
    public static final String SUBPROTOCOL = "parley.v1";

    private static final String TOKEN_ITEM = "bearer.";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final TokenVerifier tokens;
    private final Origins origins;
    private final BooleanSupplier open;

    /** @param open whether anybody may connect now */
    public Handshake(TokenVerifier tokens, Origins origins, BooleanSupplier open) {
        this.tokens = tokens;
        this.origins = origins;
        this.open = open;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** @param answer the bytes of the 101 answer */
    @SuppressWarnings("ArrayRecordComponent") // written once, compared never
    public record Upgraded(Principal caller, byte[] answer) implements Result {}

    /** @param answer the bytes of the answer, after which the connection closes */
    public record Declined(ByteString answer) implements Result {}

    public Result decide(RequestHead head) {
        String key = head.header("sec-websocket-key");
        if (!"13".equals(head.header("sec-websocket-version"))) {
            return declined(
                    Refusal.of(ErrorCode.UPGRADE_REQUIRED, "WebSocket version 13 is spoken here."),
                    Map.of("Sec-WebSocket-Version", "13"));
        }
        if (!head.version().equals("HTTP/1.1") || !head.has("connection", "upgrade") || !isKey(key)) {
            return declined(Refusal.of(ErrorCode.MALFORMED_REQUEST, "This is no WebSocket handshake."), Map.of());
        }
        if (!origins.allow(head.header("origin"), head.header("host"))) {
            return declined(Refusal.of(ErrorCode.ORIGIN_NOT_ALLOWED), Map.of());
        }
        if (!open.getAsBoolean()) {
            return declined(Refusal.unavailable(), Map.of());
        }
        Optional<String> token = token(head);
        Outcome<Principal> caller =
                token.map(tokens::verify).orElseGet(() -> Outcome.refused(Refusal.of(ErrorCode.MISSING_TOKEN)));
        return caller.fold(
                principal -> new Upgraded(principal, answer(head, key == null ? "" : key)),
                refusal -> declined(
                        refusal, refusal.code().http() == 401 ? Map.of("WWW-Authenticate", "Bearer") : Map.of()));
    }

    private static Result declined(Refusal refusal, Map<String, String> headers) {
        return new Declined(RawAnswer.problem(refusal, headers));
    }

    private static Optional<String> token(RequestHead head) {
        String authorization = head.header("authorization");
        if (authorization != null) {
            return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                    ? Optional.of(authorization.substring(7).trim())
                    : Optional.empty();
        }
        return head.items("sec-websocket-protocol")
                .filter(item -> item.startsWith(TOKEN_ITEM))
                .map(item -> item.substring(TOKEN_ITEM.length()))
                .findFirst();
    }

    private static byte[] answer(RequestHead head, String key) {
        String protocol = head.items("sec-websocket-protocol").anyMatch(SUBPROTOCOL::equals)
                ? "Sec-WebSocket-Protocol: " + SUBPROTOCOL + "\r\n"
                : "";
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n" + protocol + "\r\n";
        return answer.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isKey(@Nullable String key) {
        try {
            return key != null && Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
