package dev.parley.node.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.parley.web.Chromium;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two people with browsers on two nodes: from signing up to a talk that outlives one of the nodes. */
@ExtendWith(SharedParley.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTalkE2E {
    private static final double PATIENCE_MS = 30_000;

    private final List<String> complaints = new ArrayList<>();
    private final LocalParley parley;
    private Chromium chromium;

    BrowserTalkE2E(LocalParley parley) {
        this.parley = parley;
    }

    @BeforeAll
    void openBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        chromium = Chromium.start();
    }

    @AfterAll
    void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void twoPeopleTalkAcrossNodes() throws Exception {
        List<URI> nodes = parley.nodes();
        Visitor ann = Visitor.signUp(chromium, nodes.get(0), "talk-ann", "Ann Okafor", complaints);
        Visitor ben = Visitor.signUp(chromium, nodes.get(1), "talk-ben", "Ben Castellanos", complaints);

        ann.talkTo(ben);
        ann.say("Hello <b>Ben</b>");
        assertThat(accepted(ann)).isVisible();
        assertThat(ben.page()).hasTitle("(1) Parley");

        ben.row("Ann Okafor").click();
        assertThat(ben.lastText()).hasText("Hello <b>Ben</b>");
        assertThat(ben.page()).hasTitle("Parley");
        ben.say("On another node, it seems");
        assertThat(ann.lastText()).hasText("On another node, it seems");

        ben.composer().press("ArrowUp");
        ben.say("On another node, surely");
        assertThat(ann.lastText()).hasText("On another node, surely");

        ben.page().reload();
        assertThat(ben.lastText()).hasText("On another node, surely");
        assertThat(complaints).as("what the browsers complained of").isEmpty();
    }

    @Test
    void whatIsWrittenWhileTheNodeIsAwayIsSentWhenItIsBack() throws Exception {
        URI node = parley.nodes().get(1);
        Visitor ann = Visitor.signUp(chromium, node, "away-ann", "Ann Okafor", new ArrayList<>());
        Visitor ben = Visitor.signUp(chromium, node, "away-ben", "Ben Castellanos", new ArrayList<>());
        ann.talkTo(ben);
        ann.say("Before");
        assertThat(accepted(ann)).hasCount(1);

        assertThat(parley.run("kill", "2").output()).contains("node-2 killed");
        assertThat(ann.page().locator("parley-connection-bar")).containsText("Trying again");
        ann.say("While it was away");
        assertThat(ann.lastText()).hasText("While it was away");
        assertThat(accepted(ann)).hasCount(1);
        assertThat(parley.run("start", "2").status()).isZero();

        assertThat(accepted(ann)).hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(2 * PATIENCE_MS));
    }

    /** The own messages that are more than on their way. */
    private static Locator accepted(Visitor visitor) {
        return visitor.page().locator(".message.own .mark:is([title=Sent], [title=Delivered], [title=Read])");
    }
}
