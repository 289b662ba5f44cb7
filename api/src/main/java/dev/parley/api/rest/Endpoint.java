package dev.parley.api.rest;

import akka.http.javadsl.model.HttpResponse;
import dev.parley.api.limit.Action;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Refusal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * One call of the contract, as data: so that the router can tell what else a path allows, and a test that the published
 * contract names exactly these.
 *
 * @param path a template such as {@code /v1/users/{userId}}
 */
public record Endpoint(String method, String path, Access access, Action action, Handler handler) {
    /** Answers a call. It may throw, or fail, with what {@link Call} throws. */
    public interface Handler {
        CompletionStage<HttpResponse> answer(Call call);
    }

    /** Answers a call that brings a body, which has been checked. */
    public interface BodyHandler<T> {
        CompletionStage<HttpResponse> answer(Call call, T body);
    }

    /** This call, refused as {@code unavailable} for as long as {@code open} does not hold. */
    public Endpoint when(BooleanSupplier open) {
        return new Endpoint(
                method,
                path,
                access,
                action,
                call -> open.getAsBoolean()
                        ? handler.answer(call)
                        : CompletableFuture.completedFuture(Answers.problem(Refusal.unavailable())));
    }

    /** @param call method and path, such as {@code GET /v1/users/{userId}} */
    public static Endpoint of(String call, Access access, Action action, Handler handler) {
        List<String> words = List.of(call.split(" ", 2));
        return new Endpoint(words.get(0), words.get(1), access, action, handler);
    }

    /** A call of a user, limited as {@link Action#OTHER}. */
    public static Endpoint of(String call, Handler handler) {
        return of(call, Access.USER, Action.OTHER, handler);
    }

    public static <T extends Checked> Endpoint of(
            String call, Access access, Action action, Class<T> body, BodyHandler<T> handler) {
        return of(call, access, action, c -> c.body(body).thenCompose(value -> handler.answer(c, value)));
    }

    /** A call of a user with a body, limited as {@link Action#OTHER}. */
    public static <T extends Checked> Endpoint of(String call, Class<T> body, BodyHandler<T> handler) {
        return of(call, Access.USER, Action.OTHER, body, handler);
    }
}
