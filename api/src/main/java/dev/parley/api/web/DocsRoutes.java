package dev.parley.api.web;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import dev.parley.api.limit.Action;
import dev.parley.api.rest.Access;
import dev.parley.api.rest.Answers;
import dev.parley.api.rest.Endpoint;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The contract as a file, and as a page. */
public final class DocsRoutes {
    private final ClassPathFiles files;

    public DocsRoutes(ClassPathFiles files) {
        this.files = files;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                open("GET /v1/openapi.json", request -> file(request, "openapi.json")),
                open("GET /docs", this::page),
                open("GET /docs/start.js", request -> file(request, "start.js")),
                open("GET /v1/docs", request -> HttpResponse.create()
                        .withStatus(308)
                        .addHeader(RawHeader.create("Location", "/docs"))));
    }

    private static Endpoint open(String call, Function<HttpRequest, HttpResponse> answer) {
        return Endpoint.of(
                call, Access.PUBLIC, Action.OTHER, c -> CompletableFuture.completedFuture(answer.apply(c.request())));
    }

    private HttpResponse page(HttpRequest request) {
        return files.find("docs", List.of("index.html"))
                .map(page -> FileAnswer.page(request, page, ContentSecurityPolicy.ofDocs()))
                .orElseGet(DocsRoutes::missing);
    }

    private HttpResponse file(HttpRequest request, String name) {
        return files.find("docs", List.of(name))
                .map(file -> FileAnswer.of(request, file, FileAnswer.REVALIDATE))
                .orElseGet(DocsRoutes::missing);
    }

    private static HttpResponse missing() {
        return Answers.problem(Refusal.of(ErrorCode.NOT_FOUND));
    }
}
