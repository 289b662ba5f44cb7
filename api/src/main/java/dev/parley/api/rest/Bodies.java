package dev.parley.api.rest;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpRequest;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.stream.Materializer;
import akka.stream.javadsl.Sink;
import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** Takes bodies in: JSON only, of limited size, within a limited time. */
record Bodies(Limits limits, int maxBytes, Duration timeout, Materializer materializer) {

    /** The body, checked; else fails with a {@link RefusedException}. */
    <T extends Checked> CompletionStage<T> read(HttpRequest request, Class<T> type) {
        HttpEntity entity = request.entity();
        if (entity.getContentLengthOption().orElse(0) > maxBytes) {
            return refuse(request, ErrorCode.TOO_LARGE);
        }
        if (!isJson(entity.getContentType())) {
            return refuse(request, ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        }
        return bytes(entity).thenApply(bytes -> checked(bytes, type));
    }

    private CompletionStage<byte[]> bytes(HttpEntity entity) {
        if (entity instanceof HttpEntity.Strict strict) {
            return CompletableFuture.completedFuture(strict.getData().toArrayUnsafe());
        }
        return entity.toStrict(timeout.toMillis(), maxBytes, materializer)
                .thenApply(strict -> strict.getData().toArrayUnsafe())
                .exceptionally(failure -> {
                    throw translated(failure);
                });
    }

    private <T extends Checked> T checked(byte[] bytes, Class<T> type) {
        Outcome<T> outcome = BodyReader.read(bytes, type, limits);
        if (outcome instanceof Outcome.Done<T> done) {
            return done.value();
        }
        throw new RefusedException(((Outcome.Refused<T>) outcome).refusal());
    }

    private <T> CompletionStage<T> refuse(HttpRequest request, ErrorCode code) {
        request.entity().getDataBytes().runWith(Sink.cancelled(), materializer);
        return CompletableFuture.failedFuture(RefusedException.of(code));
    }

    private static RuntimeException translated(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof EntityStreamSizeException) {
            return RefusedException.of(ErrorCode.TOO_LARGE);
        }
        return RefusedException.of(
                cause instanceof TimeoutException ? ErrorCode.REQUEST_TIMEOUT : ErrorCode.MALFORMED_REQUEST);
    }

    private static boolean isJson(ContentType type) {
        String subType = type.mediaType().subType();
        return type.mediaType().mainType().equals("application")
                && (subType.equals("json") || subType.endsWith("+json"));
    }
}
