package dev.parley.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page in a browser under the policy of the nodes, with a played server behind it. */
class PageE2E {
    private static Chromium chromium;
    private static PageServer server;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

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
        open(ColorScheme.LIGHT);
    }

    @AfterEach
    void close() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    private void open(ColorScheme scheme) {
        if (context != null) {
            context.close();
        }
        // Half-way through a transition the colours are not those that anybody reads.
        context = chromium.browser()
                .newContext(
                        new Browser.NewContextOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        PlayedServer.behind(page);
        page.navigate(server.url("/"));
        page.locator("#login").waitFor();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void theWayInIsAccessible(ColorScheme scheme) {
        open(scheme);
        assertAccessible();
        page.locator(".other button").click();
        page.locator("form .primary").click();
        assertThat(page.locator("[aria-invalid=true]")).hasCount(4);
        assertAccessible();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void aConversationIsAccessible(ColorScheme scheme) {
        open(scheme);
        signIn();
        openConversation();
        page.locator("button.round[aria-label=Details]").click();
        page.locator("parley-details-pane").waitFor();
        assertAccessible();
    }

    @Test
    void theDialogsAreAccessible() {
        signIn();
        page.locator("button[aria-label='New conversation']").click();
        page.locator("dialog input[type=search]").fill("an");
        page.locator(".person").waitFor();
        assertAccessible();
        page.keyboard().press("Escape");
        page.keyboard().press("Control+k");
        page.locator("[role=option]").first().waitFor();
        assertAccessible();
    }

    @Test
    void aWrongPasswordIsSaidInWords() {
        page.locator("#login").fill("me");
        page.locator("#password").fill("wrong");
        page.locator("form .primary").click();
        assertThat(page.locator(".failure")).hasText("Username or password is not right.");
        complaints.removeIf(complaint -> complaint.contains("status of 401"));
    }

    @Test
    void aMessageShowsAtOnceAndGetsItsTick() {
        signIn();
        openConversation();
        page.locator("textarea").fill("Hello <b>there</b>");
        page.keyboard().press("Enter");
        assertThat(page.locator(".message.own .text")).hasText("Hello <b>there</b>");
        assertThat(page.locator(".message.own .mark[title=Sent]")).isVisible();
        assertThat(page.locator("textarea")).hasValue("");
    }

    @Test
    void whatIsUnreadIsInTheTitleUntilItIsSeen() {
        signIn();
        assertThat(page).hasTitle("(2) Parley");
        openConversation();
        assertThat(page.locator(".new")).isVisible();
        assertThat(page).hasTitle("Parley");
    }

    @Test
    void aThemeThatWasChosenStays() {
        signIn();
        page.locator("a[href='/settings']").click();
        page.locator("label", new Page.LocatorOptions().setHasText("Dark")).click();
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.locator("parley-conversation-row").waitFor();
    }

    private void signIn() {
        page.locator("#login").fill("me");
        page.locator("#password").fill("right");
        page.locator("form .primary").click();
        page.locator("parley-conversation-row").waitFor();
    }

    private void openConversation() {
        page.locator("parley-conversation-row").click();
        page.locator(".message").first().waitFor();
    }

    private void assertAccessible() {
        var violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations.stream().map(v -> v.getId() + ": " + v.getNodes()).toList())
                .isEmpty();
    }
}
