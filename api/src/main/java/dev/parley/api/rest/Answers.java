package dev.parley.api.rest;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.RawHeader;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.api.connection.RetryAfter;
import dev.parley.protocol.Json;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Problem;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.error.Retry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The few forms that an answer may have. */
public final class Answers {
    private static final ContentType PROBLEM = MediaTypes.customWithFixedCharset(
                    "application", "problem+json", HttpCharsets.UTF_8, Map.of(), true)
            .toContentType();
    private static final Duration SOON = Duration.ofSeconds(1);

    private Answers() {}

    public static HttpResponse json(int status, Object body) {
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, bytes(body)));
    }

    public static HttpResponse ok(Object body) {
        return json(200, body);
    }

    public static HttpResponse noContent(Object ignored) {
        return HttpResponse.create().withStatus(204);
    }

    /** A thing that was made, or found to be there already, and where it is. */
    public static HttpResponse created(boolean fresh, String location, Object body) {
        return fresh ? json(201, body).addHeader(RawHeader.create("Location", location)) : ok(body);
    }

    public static HttpResponse problem(Refusal refusal) {
        ErrorCode code = refusal.code();
        HttpResponse answer = HttpResponse.create()
                .withStatus(code.http())
                .withEntity(HttpEntities.create(PROBLEM, bytes(Problem.of(refusal))));
        if (code.http() == 401) {
            answer = answer.addHeader(RawHeader.create("WWW-Authenticate", "Bearer"));
        }
        Duration after = refusal.retryAfter();
        if (after != null || (code.retry() == Retry.LATER && code.http() != 500)) {
            String seconds = Long.toString(RetryAfter.seconds(after == null ? SOON : after));
            answer = answer.addHeader(RawHeader.create("Retry-After", seconds));
        }
        return answer;
    }

    /** The outcome of a port as an answer. */
    public static <T> CompletionStage<HttpResponse> of(
            CompletionStage<Outcome<T>> outcome, Function<? super T, HttpResponse> done) {
        return outcome.thenApply(result -> result.fold(done, Answers::problem));
    }

    private static byte[] bytes(Object body) {
        try {
            return Json.mapper().writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer must have a JSON form: " + body.getClass(), e);
        }
    }
}
