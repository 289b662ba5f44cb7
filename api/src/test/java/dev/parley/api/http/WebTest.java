package dev.parley.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.fake.RunningEdge;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebTest {
    private static RunningEdge edge;

    @BeforeAll
    static void start() {
        edge = RunningEdge.start();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void servesThePageUnderAPolicyThatAllowsItsImportMap() {
        HttpResponse<String> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=UTF-8");
        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("script-src 'self' 'sha256-", "trusted-types lit-html", "frame-ancestors 'none'"));
        assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/c/01930000-0000-7000-8000-000000000001", "/sign-in", "/a/b/c"})
    void servesThePageForItsOwnPaths(String path) {
        assertThat(get(path, "Accept", "text/html,*/*").body()).isEqualTo(get("/").body());
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/missing.js",
                "/..%2Freference.conf",
                "/%2e%2e/reference.conf",
                "/../reference.conf",
                "/web/index.html",
                "/components",
                "/webjars/lit",
                "/webjars/../lit/index.js",
                "/webjars/nothing/index.js",
                "/v1/nothing",
                "/dev/parley/api/http/EdgeServer.class"
            })
    void servesNothingElse(String path) {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void servesTheModulesOfTheImportMap() {
        Matcher module = Pattern.compile("\"(/webjars/[^\"]+\\.js)\"").matcher(get("/").body());
        int count = 0;
        while (module.find()) {
            HttpResponse<String> answer = get(module.group(1));
            assertThat(answer.statusCode()).as(module.group(1)).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=UTF-8");
            count++;
        }
        assertThat(count).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/before-paint.js"})
    void filesAreReadOnly(String path) {
        HttpResponse<String> answer = edge.call("POST", path, null, "{}");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
        assertThat(edge.call("POST", "/missing.js", null, "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhenAFileIsKnown() {
        String etag = get("/").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> answer = get("/", "If-None-Match", etag);
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void showsTheContract() {
        HttpResponse<String> docs = get("/docs");
        assertThat(docs.body()).contains("swagger-ui-bundle.js");
        assertThat(docs.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(get("/webjars/swagger-ui/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
        assertThat(get("/docs/start.js").statusCode()).isEqualTo(200);
        assertThat(get("/v1/docs").headers().firstValue("Location")).hasValue("/docs");
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return edge.call("GET", path, null, null, headers);
    }
}
