package dev.parley.api.rest;

import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.Connection;
import akka.http.javadsl.model.headers.RawHeader;
import dev.parley.api.connection.Origins;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** What every answer gets on its way out: compression, headers that keep browsers safe, and leave for other origins. */
final class Finish {
    private static final HttpHeader NO_SNIFF = RawHeader.create("X-Content-Type-Options", "nosniff");
    private static final HttpHeader NO_REFERRER = RawHeader.create("Referrer-Policy", "no-referrer");
    private static final HttpHeader NO_STORE = RawHeader.create("Cache-Control", "no-store");
    private static final HttpHeader GZIP = RawHeader.create("Content-Encoding", "gzip");
    private static final HttpHeader VARY = RawHeader.create("Vary", "Accept-Encoding, Origin");
    private static final HttpHeader CLOSE = Connection.create("close");

    private final Origins origins;
    private final int gzipFromBytes;

    Finish(Origins origins, int gzipFromBytes) {
        this.origins = origins;
        this.gzipFromBytes = gzipFromBytes;
    }

    HttpResponse apply(HttpRequest request, HttpResponse answer, boolean lastOne) {
        List<HttpHeader> headers = new ArrayList<>(8);
        answer.getHeaders().forEach(headers::add);
        headers.add(NO_SNIFF);
        headers.add(NO_REFERRER);
        headers.add(VARY);
        if (answer.getHeader("Cache-Control").isEmpty()) {
            headers.add(NO_STORE);
        }
        value(request, "Origin")
                .filter(origin -> origins.allow(origin, value(request, "Host").orElse(null)))
                .ifPresent(origin -> {
                    headers.add(RawHeader.create("Access-Control-Allow-Origin", origin));
                    headers.add(RawHeader.create("Access-Control-Expose-Headers", "Retry-After, Location"));
                });
        if (lastOne) {
            headers.add(CLOSE);
        }
        return compressed(request, answer, headers).withHeaders(headers);
    }

    private HttpResponse compressed(HttpRequest request, HttpResponse answer, List<HttpHeader> headers) {
        if (!(answer.entity() instanceof HttpEntity.Strict entity)
                || entity.getData().size() < gzipFromBytes
                || !worthwhile(entity)
                || answer.getHeader("Content-Encoding").isPresent()
                || !acceptsGzip(request)) {
            return answer;
        }
        headers.add(GZIP);
        return answer.withEntity(HttpEntities.create(
                entity.getContentType(), gzip(entity.getData().toArrayUnsafe())));
    }

    private static boolean worthwhile(HttpEntity.Strict entity) {
        return entity.getContentType().mediaType().isCompressible();
    }

    private static boolean acceptsGzip(HttpRequest request) {
        String accepted = value(request, "Accept-Encoding").orElse("").toLowerCase(Locale.ROOT);
        for (String item : accepted.split(",", -1)) {
            String[] parts = item.trim().split(";", -1);
            if (parts[0].trim().equals("gzip")) {
                return parts.length == 1 || !parts[1].trim().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written to", e);
        }
        return zipped.toByteArray();
    }

    static Optional<String> value(HttpRequest request, String header) {
        return request.getHeader(header).map(HttpHeader::value);
    }
}
