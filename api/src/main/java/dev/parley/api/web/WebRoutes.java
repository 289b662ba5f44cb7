package dev.parley.api.web;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import dev.parley.api.rest.Answers;
import dev.parley.api.rest.Router;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The page: files below {@code web/} on the class path at the root, WebJars below {@code /webjars/<artifact>/} without
 * their version. A path of the page's own, such as {@code /c/<id>}, gets the page.
 */
public final class WebRoutes implements Router.Fallback {
    private static final String ROOT = "web";
    private static final List<String> INDEX = List.of("index.html");
    private static final Set<String> NOT_OF_THE_PAGE = Set.of("v1", "ws", "health", "docs", "webjars", "metrics");
    private static final String ONE_HOUR = "public, max-age=3600";

    private final ClassPathFiles files;
    private final Duration strictTransportSecurity;

    /** @param strictTransportSecurity for how long browsers are to insist on TLS; zero to say nothing of it */
    public WebRoutes(ClassPathFiles files, Duration strictTransportSecurity) {
        this.files = files;
        this.strictTransportSecurity = strictTransportSecurity;
    }

    @Override
    public HttpResponse answer(HttpRequest request, List<String> path) {
        if (path.isEmpty() || path.equals(List.of(""))) {
            return page(request);
        }
        Optional<StaticFile> file;
        boolean webJar = path.get(0).equals("webjars");
        if (webJar) {
            file = path.size() < 3 ? Optional.empty() : files.findInWebJar(path.get(1), path.subList(2, path.size()));
        } else {
            file = path.equals(INDEX) ? Optional.empty() : files.find(ROOT, path);
        }
        return file.map(found -> FileAnswer.of(request, found, webJar ? ONE_HOUR : FileAnswer.REVALIDATE))
                .orElseGet(() -> isOfThePage(request, path) ? page(request) : notFound());
    }

    private HttpResponse page(HttpRequest request) {
        return files.find(ROOT, INDEX)
                .map(index -> {
                    String html = new String(index.bytes(), StandardCharsets.UTF_8);
                    HttpResponse answer = FileAnswer.page(request, index, ContentSecurityPolicy.ofPage(html));
                    return strictTransportSecurity.isZero()
                            ? answer
                            : answer.addHeader(RawHeader.create(
                                    "Strict-Transport-Security", "max-age=" + strictTransportSecurity.toSeconds()));
                })
                .orElseGet(WebRoutes::notFound);
    }

    private static boolean isOfThePage(HttpRequest request, List<String> path) {
        boolean html = request.getHeader("Accept")
                .map(HttpHeader::value)
                .filter(accepted -> accepted.contains("text/html"))
                .isPresent();
        return html
                && !NOT_OF_THE_PAGE.contains(path.get(0))
                && !path.get(path.size() - 1).contains(".");
    }

    private static HttpResponse notFound() {
        return Answers.problem(Refusal.of(ErrorCode.NOT_FOUND));
    }
}
