package dev.parley.client.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.client.ClientSettings;
import dev.parley.client.ParleyException;
import dev.parley.protocol.Json;
import dev.parley.protocol.error.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One request, one typed answer. A request that reached nobody goes to the next address; one that may have reached
 * somebody only if repeating it does no harm. Thread-safe. Internal to the client.
 */
public final class HttpCalls {
    private static final Set<String> REPEATABLE = Set.of("GET", "PUT", "DELETE");
    private static final Duration DEFAULT_RETRY = Duration.ofSeconds(1);

    private final ClientSettings settings;
    private final Servers servers;

    /** Calls to {@code servers}. */
    public HttpCalls(ClientSettings settings, Servers servers) {
        this.settings = settings;
        this.servers = servers;
    }

    /**
     * Makes a call.
     *
     * @param path what follows {@code /v1}, encoded
     * @param token the access token, or null for public calls
     * @param body what becomes the JSON body, or null for none
     */
    public <T> CompletableFuture<T> call(
            String method, String path, @Nullable String token, @Nullable Object body, TypeReference<T> type) {
        return attempt(method, path, token, json(body), 1).thenApply(response -> read(response, type));
    }

    private CompletableFuture<HttpResponse<String>> attempt(
            String method, String path, @Nullable String token, @Nullable String body, int number) {
        URI server = servers.current();
        return settings.runtime()
                .http()
                .sendAsync(request(server, method, path, token, body), BodyHandlers.ofString())
                .exceptionallyCompose(failure -> {
                    servers.failed(server);
                    Throwable cause = rootOf(failure);
                    boolean again = number < servers.count() && (reachedNobody(cause) || REPEATABLE.contains(method));
                    return again
                            ? attempt(method, path, token, body, number + 1)
                            : CompletableFuture.failedFuture(new ParleyException.Disconnected(
                                    server + " does not answer: "
                                            + cause.getClass().getSimpleName(),
                                    cause));
                });
    }

    private HttpRequest request(URI server, String method, String path, @Nullable String token, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/v1" + path))
                .timeout(settings.requestTimeout())
                .header("Accept", "application/json, application/problem+json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private static @Nullable String json(@Nullable Object body) {
        if (body == null) {
            return null;
        }
        try {
            return Json.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new ParleyException.ProtocolError("a request must have a JSON form", e);
        }
    }

    private static <T> T read(HttpResponse<String> response, TypeReference<T> type) {
        if (response.statusCode() / 100 != 2) {
            throw refusal(response.statusCode(), response.body());
        }
        try {
            String body = response.body().isEmpty() ? "{}" : response.body();
            return Json.mapper().readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new ParleyException.ProtocolError(
                    "unreadable answer to " + response.request().uri().getPath(), e);
        }
    }

    /** The failure that a refused call stands for. */
    static ParleyException refusal(int status, String body) {
        Problem problem;
        try {
            problem = Json.mapper().readValue(body, Problem.class);
        } catch (JsonProcessingException e) {
            return new ParleyException.ProtocolError("HTTP status " + status + " without a problem body", e);
        }
        if (status == 429 || status == 503) {
            Duration after = problem.retryAfterMs() == null ? DEFAULT_RETRY : Duration.ofMillis(problem.retryAfterMs());
            return new ParleyException.RateLimited(problem.code(), problem.detail(), after);
        }
        return new ParleyException.Refused(
                problem.code(), problem.detail(), problem.errors() == null ? List.of() : problem.errors());
    }

    private static boolean reachedNobody(Throwable cause) {
        return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable at = failure;
        while (!(at instanceof IOException) && at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }
}
