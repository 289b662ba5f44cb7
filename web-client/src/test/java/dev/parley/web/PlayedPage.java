package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * The page of somebody who is signed in, with a server in the page itself ({@code played/world.js}): friends and strangers, a
 * group of four, one of a thousand. What the browser complains of fails the test.
 */
abstract class PlayedPage {
    private static Chromium chromium;
    private static PageServer server;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    Page page;

    /** How somebody looks at the page. */
    record Look(ColorScheme scheme, String language, int width, int height) {
        static final Look DESKTOP = new Look(ColorScheme.LIGHT, "en-GB", 1280, 800);
        static final Look PHONE = new Look(ColorScheme.DARK, "zh-CN", 390, 844);

        /** Both schemes, both languages, and the widest and the narrowest of the layouts. */
        static List<Look> all() {
            return List.of(DESKTOP, PHONE);
        }
    }

    @BeforeAll
    static void startServer() throws IOException {
        chromium = Chromium.start();
        server = PageServer.start();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
            chromium.close();
        }
    }

    @AfterEach
    void close() {
        if (context != null) {
            context.close();
        }
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    /** The server that is played. */
    String played() {
        return "world.js";
    }

    /** @param before a script that runs before the played server, to say what it is like */
    void open(String path, Look look, String before) {
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setColorScheme(look.scheme())
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setLocale(look.language())
                        .setViewportSize(look.width(), look.height()));
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.addInitScript(before);
        page.addInitScript(world(played()));
        page.navigate(server.url(path));
    }

    void open(String path, Look look) {
        open(path, look, "");
    }

    void open(String path) {
        open(path, Look.DESKTOP);
    }

    Locator row(String name) {
        return page.locator("parley-conversation-row", new Page.LocatorOptions().setHasText(name))
                .first();
    }

    /** Opens a conversation and what is beside it. */
    void openDetails(String name) {
        row(name).click();
        page.locator("parley-composer").waitFor();
        page.locator("parley-conversation-view header .round").last().click();
        page.locator("parley-details-pane").waitFor();
    }

    /** What the page asked of its server, as "METHOD /path". */
    @SuppressWarnings("unchecked")
    List<String> asked() {
        return (List<String>) page.evaluate("played.asked.filter(({ path }) => path).map(({ path }) => path)");
    }

    void assertAccessible() {
        var violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations.stream().map(v -> v.getId() + ": " + v.getNodes()).toList())
                .isEmpty();
    }

    private static String world(String name) {
        try (InputStream in = PlayedPage.class.getResourceAsStream("/played/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
