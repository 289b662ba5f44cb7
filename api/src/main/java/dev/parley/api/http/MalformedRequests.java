package dev.parley.api.http;

import akka.event.LoggingAdapter;
import akka.http.ParsingErrorHandler;
import akka.http.javadsl.model.HttpResponse;
import akka.http.scaladsl.model.ErrorInfo;
import akka.http.scaladsl.model.StatusCode;
import akka.http.scaladsl.settings.ServerSettings;
import dev.parley.api.rest.Answers;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;

/** Finds the words for requests that are no HTTP. The HTTP layer looks it up by name, as if it were a Scala object. */
public final class MalformedRequests extends ParsingErrorHandler {
    /** The one instance, under the name that the HTTP layer asks for. */
    @SuppressWarnings("MemberName")
    public static final MalformedRequests MODULE$ = new MalformedRequests();

    private MalformedRequests() {}

    @Override
    public HttpResponse handle(StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
        ErrorCode code =
                switch (status.intValue()) {
                    case 413, 414 -> ErrorCode.TOO_LARGE;
                    case 431 -> ErrorCode.HEADERS_TOO_LARGE;
                    case 501 -> ErrorCode.METHOD_NOT_ALLOWED;
                    default -> ErrorCode.MALFORMED_REQUEST;
                };
        return Answers.problem(Refusal.of(code, error.summary()));
    }
}
