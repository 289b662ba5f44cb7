package dev.parley.node.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.parley.web.Chromium;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people with browsers on two nodes: from signing up to a talk that outlives one of the nodes. */
class BrowserTalkE2E {
    private static final double PATIENCE_MS = 30_000;

    @TempDir
    private Path directory;

    private final List<String> complaints = new ArrayList<>();
    private Chromium chromium;
    private LocalParley parley;

    @BeforeEach
    void bringUp() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        chromium = Chromium.start();
        parley = LocalParley.start(directory, 2);
    }

    @AfterEach
    void leaveNothingBehind() throws Exception {
        if (parley != null) {
            parley.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void twoPeopleTalkAcrossNodes() throws Exception {
        List<URI> nodes = parley.nodes();
        Page ann = signUp(nodes.get(0), "ann", "Ann Okafor");
        Page ben = signUp(nodes.get(1), "ben", "Ben Castellanos");

        ann.locator("button[aria-label='New conversation']").click();
        ann.locator("dialog input[type=search]").fill("ben");
        ann.locator(".person").first().click();
        say(ann, "Hello <b>Ben</b>");
        assertThat(ann.locator(".message.own .mark[title=Sent]")).isVisible();
        assertThat(ben).hasTitle("(1) Parley");

        ben.locator("parley-conversation-row").first().click();
        assertThat(lastText(ben)).hasText("Hello <b>Ben</b>");
        assertThat(ben).hasTitle("Parley");
        say(ben, "On another node, it seems");
        assertThat(lastText(ann)).hasText("On another node, it seems");

        ben.locator("textarea").press("ArrowUp");
        say(ben, "On another node, surely");
        assertThat(lastText(ann)).hasText("On another node, surely");

        ben.reload();
        assertThat(lastText(ben)).hasText("On another node, surely");
        assertThat(complaints).as("what the browsers complained of").isEmpty();
    }

    @Test
    void whatIsWrittenWhileTheNodeIsAwayIsSentWhenItIsBack() throws Exception {
        URI node = parley.nodes().get(1);
        Page ann = signUp(node, "ann", "Ann Okafor");
        signUp(node, "ben", "Ben Castellanos");
        ann.locator("button[aria-label='New conversation']").click();
        ann.locator("dialog input[type=search]").fill("ben");
        ann.locator(".person").first().click();
        say(ann, "Before");
        assertThat(ann.locator(".message.own .mark[title=Sent]")).hasCount(1);

        assertThat(parley.run("kill", "2").output()).contains("node-2 killed");
        assertThat(ann.locator("parley-connection-bar")).containsText("Trying again");
        say(ann, "While it was away");
        assertThat(lastText(ann)).hasText("While it was away");
        assertThat(parley.run("start", "2").status()).isZero();

        assertThat(ann.locator(".message.own .mark[title=Sent]"))
                .hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(2 * PATIENCE_MS));
    }

    private Page signUp(URI node, String username, String name) {
        BrowserContext context = chromium.browser().newContext();
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(node.toString());
        page.locator(".other button").click();
        page.locator("#username").fill(username);
        page.locator("#displayName").fill(name);
        page.locator("#email").fill(username + "@example.org");
        page.locator("#password").fill("correct horse");
        page.locator("form .primary").click();
        page.locator("button[aria-label='New conversation']").waitFor();
        return page;
    }

    private static void say(Page page, String text) {
        page.locator("textarea").fill(text);
        page.keyboard().press("Enter");
    }

    private static Locator lastText(Page page) {
        return page.locator(".message .text").last();
    }
}
