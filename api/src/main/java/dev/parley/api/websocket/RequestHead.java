package dev.parley.api.websocket;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP/1.1 request, as far as a handshake needs it.
 *
 * @param path the target without its query, undecoded
 * @param headers by name in lower case; a header that came several times has its values joined by commas
 */
public record RequestHead(String method, String path, String version, Map<String, String> headers) {
    public RequestHead {
        headers = Map.copyOf(headers);
    }

    /** Where the head in {@code bytes} ends, that is where the body begins; -1 while it is not whole. */
    public static int end(byte[] bytes, int length) {
        for (int i = 0; i < length - 1; i++) {
            if (bytes[i] == '\n') {
                if (bytes[i + 1] == '\n') {
                    return i + 2;
                }
                if (bytes[i + 1] == '\r' && i + 2 < length && bytes[i + 2] == '\n') {
                    return i + 3;
                }
            }
        }
        return -1;
    }

    /** Reads a whole head; nothing where it is not one. */
    public static @Nullable RequestHead parse(byte[] bytes, int length) {
        List<String> lines = new String(bytes, 0, length, StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
        String[] request = lines.isEmpty() ? new String[0] : lines.get(0).split(" ", -1);
        if (request.length != 3) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || line.substring(0, colon).chars().anyMatch(c -> c <= ' ' || c >= 0x7F)) {
                return null;
            }
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim(),
                    (one, other) -> one + "," + other);
        }
        int query = request[1].indexOf('?');
        String path = query < 0 ? request[1] : request[1].substring(0, query);
        return new RequestHead(request[0], path, request[2], headers);
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The items of a header that is a list. */
    Stream<String> items(String name) {
        String value = headers.get(name);
        return value == null ? Stream.empty() : Stream.of(value.split(",", -1)).map(String::trim);
    }

    boolean has(String name, String item) {
        return items(name).anyMatch(item::equalsIgnoreCase);
    }

    /** Whether this asks for our WebSocket. */
    public boolean asksForWebSocket() {
        return method.equals("GET") && path.equals("/ws") && has("upgrade", "websocket");
    }
}
