package dev.parley.client.http;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.client.ParleyException;
import dev.parley.client.account.TokenKeeper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Calls in a user's name. One that is refused because its token has just ended is made once more with a new one.
 * Thread-safe. Internal to the client.
 */
public final class AuthorizedCalls {
    private final HttpCalls calls;
    private final TokenKeeper tokens;

    /** Calls with the tokens of {@code tokens}. */
    public AuthorizedCalls(HttpCalls calls, TokenKeeper tokens) {
        this.calls = calls;
        this.tokens = tokens;
    }

    /** Reads. */
    public <T> CompletableFuture<T> get(String path, TypeReference<T> type) {
        return call("GET", path, null, type);
    }

    /** Makes a call with a body. */
    public <T> CompletableFuture<T> call(String method, String path, @Nullable Object body, TypeReference<T> type) {
        return tokens.token().thenCompose(token -> calls.call(method, path, token, body, type)
                .exceptionallyCompose(failure -> {
                    ParleyException cause = ParleyException.of(failure);
                    return ended(cause)
                            ? tokens.renew(token).thenCompose(fresh -> calls.call(method, path, fresh, body, type))
                            : CompletableFuture.failedFuture(cause);
                }));
    }

    /** Makes a call whose answer is empty. */
    public CompletableFuture<Void> command(String method, String path, @Nullable Object body) {
        return call(method, path, body, new TypeReference<Object>() {}).thenAccept(ignored -> {});
    }

    /** {@code text} as a part of a path or query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean ended(ParleyException failure) {
        return failure instanceof ParleyException.Refused refused
                && refused.code().equals("token_expired");
    }
}
