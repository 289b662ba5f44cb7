package dev.parley.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.parley.api.fake.RunningEdge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The third client that others wrote: Chromium, with its token in the subprotocols. */
class BrowserE2E {
    private static final List<String> CHROMIUMS = List.of(
            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/opt/google/chrome/chrome");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final String TALK = """
            token => new Promise((resolve, reject) => {
              const heard = [];
              const socket = new WebSocket(`ws://${location.host}/ws`, ['parley.v1', `bearer.${token}`]);
              socket.onopen = () => {
                heard.push(socket.protocol, socket.extensions);
                socket.send('{"type":"ping","requestId":"r"}');
                socket.send(new Uint8Array([1]));
              };
              socket.onmessage = event => heard.push(JSON.parse(event.data).type);
              socket.onclose = event => { heard.push(event.code); resolve(heard); };
              setTimeout(() => reject(new Error(JSON.stringify(heard))), 10000);
            })
            """;

    @Test
    void talksWithChromium() {
        Optional<Path> chromium = chromium();
        if (chromium.isEmpty()) {
            System.err.println("*** NO CHROMIUM FOUND: the edge was not tested with a browser. Set CHROMIUM. ***");
            assertThat(System.getenv("CI"))
                    .as("with CI=true a Chromium must be there")
                    .isNotEqualTo("true");
            return;
        }
        try (RunningEdge edge = RunningEdge.start();
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium.get())
                                .setArgs(FLAGS))) {
            Page page = browser.newPage();
            page.navigate(edge.uri("/health/live").toString());
            Object heard = page.evaluate(TALK, edge.tokens.issue("ada"));
            assertThat(heard).isEqualTo(List.of("parley.v1", "", "welcome", "pong", 1003));
            rendersTheContract(page, edge);
        }
    }

    private static void rendersTheContract(Page page, RunningEdge edge) {
        List<String> errors = new ArrayList<>();
        page.onPageError(errors::add);
        page.navigate(edge.uri("/docs").toString());
        page.waitForSelector("#operations-accounts-register");
        assertThat(errors).isEmpty();
    }

    private static Optional<Path> chromium() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), CHROMIUMS.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
