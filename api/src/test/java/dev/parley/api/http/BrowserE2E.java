package dev.parley.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.parley.api.fake.RunningEdge;
import dev.parley.web.Chromium;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The third client that others wrote: Chromium, with its token in the subprotocols. */
class BrowserE2E {
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
        try (Chromium chromium = Chromium.start();
                RunningEdge edge = RunningEdge.start()) {
            Page page = chromium.browser().newPage();
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
}
