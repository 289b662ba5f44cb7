package dev.parley.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two tabs of one browser, before one played server: one socket, one state, and no end with the tab that had the socket. */
class TabsE2E {
    private static Chromium chromium;
    private static PageServer server;

    private final List<WebSocketRoute> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean reachable = true;
    private BrowserContext context;
    private Page first;
    private Page second;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        server = PageServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        context = chromium.browser().newContext();
        PlayedServer.behind(context, this::connect);
        first = context.newPage();
        first.navigate(server.url("/"));
        first.locator("#login").fill("me");
        first.locator("#password").fill("right");
        first.locator("form .primary").click();
        first.locator("parley-conversation-row").waitFor();
        second = context.newPage();
        second.navigate(server.url("/"));
        second.locator("parley-conversation-row").waitFor();
    }

    @AfterEach
    void close() {
        context.close();
    }

    private void connect(WebSocketRoute socket) {
        sockets.add(socket);
        if (reachable) {
            PlayedServer.talk(socket);
        } else {
            socket.close();
        }
    }

    private static void openConversation(Page page) {
        page.locator("parley-conversation-row").click();
        page.locator(".message").first().waitFor();
    }

    private static void write(Page page, String text) {
        page.locator("textarea").fill(text);
        page.keyboard().press("Enter");
    }

    @Test
    void tabsShareOneSocketAndSeeTheSame() {
        assertThat(second).hasTitle("(2) Parley");
        openConversation(second);
        assertThat(second).hasTitle("Parley");
        assertThat(first).hasTitle("Parley");

        openConversation(first);
        write(second, "From the second tab");
        assertThat(second.locator(".message.own .mark[title=Sent]")).isVisible();
        assertThat(first.locator(".message.own .text")).hasText("From the second tab");
        assertThat(first.locator(".message.own .mark[title=Sent]")).isVisible();
        assertThat(sockets).hasSize(1);
    }

    @Test
    void anotherTabTakesOverAndNothingThatWasWrittenIsLost() {
        openConversation(second);
        reachable = false;
        sockets.get(0).close();
        write(second, "While nobody was connected");
        assertThat(second.locator(".message.own .mark[title=Sending]")).isVisible();
        reachable = true;
        first.close();
        assertThat(second.locator(".message.own .mark[title=Sent]")).isVisible();
        assertThat(second.locator(".message.own")).hasCount(1);
    }

    @Test
    void whoSignsOutInOneTabIsSignedOutInAll() {
        first.evaluate("() => document.querySelector('parley-app').client.signOut()");
        second.locator("#login").waitFor();
        first.locator("#login").waitFor();
    }
}
