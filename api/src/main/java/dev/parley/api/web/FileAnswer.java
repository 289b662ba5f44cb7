package dev.parley.api.web;

import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;

/** A file as an answer: 304 where the caller has it already. */
final class FileAnswer {
    static final String REVALIDATE = "no-cache";

    private FileAnswer() {}

    static HttpResponse of(HttpRequest request, StaticFile file, String cacheControl) {
        HttpResponse answer = HttpResponse.create()
                .addHeader(RawHeader.create("ETag", file.etag()))
                .addHeader(RawHeader.create("Cache-Control", cacheControl));
        boolean known = request.getHeader("If-None-Match")
                .map(HttpHeader::value)
                .filter(value -> value.contains(file.etag()))
                .isPresent();
        return known
                ? answer.withStatus(304)
                : answer.withStatus(200).withEntity(HttpEntities.create(file.type(), file.bytes()));
    }

    /** The same for a page, which is told what it may do. */
    static HttpResponse page(HttpRequest request, StaticFile file, String policy) {
        return of(request, file, REVALIDATE)
                .addHeader(RawHeader.create("Content-Security-Policy", policy))
                .addHeader(RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"));
    }
}
