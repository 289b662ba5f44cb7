package dev.parley.node.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.MouseButton;
import dev.parley.web.Chromium;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with each other all day, in browsers on two nodes. */
@ExtendWith(SharedParley.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTogetherE2E {
    private static final double PATIENCE_MS = 30_000;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<URI> nodes;
    private Chromium chromium;
    private Visitor ann;
    private Visitor ben;
    private Visitor cleo;

    BrowserTogetherE2E(LocalParley parley) throws IOException {
        nodes = parley.nodes();
    }

    @BeforeAll
    void everybodySignsUp() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        chromium = Chromium.start();
        ann = Visitor.signUp(chromium, nodes.get(0), "browser-ann", "Ann Okafor", complaints);
        ben = Visitor.signUp(chromium, nodes.get(1), "browser-ben", "Ben Castellanos", complaints);
        cleo = Visitor.signUp(chromium, nodes.get(1), "browser-cleo", "Cleo Duarte", complaints);
    }

    @AfterEach
    void theBrowsersHadNothingToComplainOf() {
        assertThat(complaints).isEmpty();
    }

    @AfterAll
    void goHome() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void strangersBecomeFriendsAndSeeWhoIsThere() {
        ann.go("/friends");
        ann.page().locator("parley-friends-page input").fill(ben.username());
        ann.page().locator("section[aria-labelledby=found] button.quiet").click();
        assertThat(ben.page().locator(".asking")).hasText("1");
        ben.go("/friends");
        ben.page().locator("section[aria-labelledby=incoming] .primary").click();
        assertThat(ben.page().locator(".asking")).hasCount(0);
        ann.page().locator("parley-friends-page input").fill("");
        ann.sees("parley-friend-list li", "Ben");
        ann.sees("parley-friend-list .meta", "online");
        ben.sees("parley-friend-list li", "Ann Okafor");
    }

    @Test
    void oneSeesWhoTypesAndWhatHasBeenRead() {
        ann.talkTo(ben);
        ann.say("Is the kettle on?");
        ben.row("Is the kettle on?").click();
        assertThat(ben.lastText()).hasText("Is the kettle on?");
        assertThat(ann.message("Is the kettle on?").locator(".mark")).hasAttribute("title", "Read");
        ben.composer().pressSequentially("Near");
        assertThat(ann.page().locator("parley-typing-line")).containsText("typing");
        ben.composer().fill("");
        assertThat(ann.page().locator("parley-typing-line")).not().containsText("typing");
    }

    @Test
    void answersReactionsChangesAndUnsendsAreSeenByBoth() {
        ann.talkTo(cleo);
        ann.say("Tea or coffee?");
        cleo.row("Tea or coffee?").click();
        cleo.choose(cleo.message("Tea or coffee?"), "Reply");
        cleo.say("Cocoa");
        assertThat(ann.message("Cocoa").locator(".quote")).containsText("Tea or coffee?");

        ann.message("Cocoa").click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        ann.page().locator("parley-message-menu").getByText("❤️").first().click();
        assertThat(cleo.message("Cocoa").locator(".chip[data-emoji]")).containsText("1");
        cleo.page().reload();
        assertThat(cleo.message("Cocoa").locator(".chip[data-emoji]")).containsText("1");

        ann.composer().press("ArrowUp");
        ann.say("Tea, coffee or cocoa?");
        assertThat(cleo.message("Cocoa").locator(".quote")).containsText("Tea, coffee or cocoa?");
        ann.choose(ann.own("Tea, coffee or cocoa?"), "Unsend");
        assertThat(cleo.message("Cocoa").locator(".quote")).hasText("This message was unsent.");
        cleo.page().reload();
        assertThat(cleo.message("Cocoa").locator(".quote")).hasText("This message was unsent.");
        assertThat(cleo.page().locator("parley-message-list")).not().containsText("Tea");
    }

    @Test
    void threeMeetInAGroupByInviteAndOneIsSentAway() {
        Page page = ann.page();
        page.locator("button[aria-label='New conversation']").click();
        page.locator("parley-new-conversation label", new Page.LocatorOptions().setHasText("Group"))
                .click();
        page.locator("parley-new-conversation input[name=name]").fill("Harbour walk");
        ann.pick(ben);
        page.locator("parley-new-conversation .primary").click();
        assertThat(ann.head()).hasText("Harbour walk");
        assertThat(ben.row("Harbour walk")).isVisible();

        page.locator("button[aria-label=Details]").first().click();
        page.locator("parley-group-settings .item", new Page.LocatorOptions().setHasText("Invite"))
                .click();
        page.locator("parley-invite-list form .primary").click();
        String link = page.locator("parley-invite-list li input").first().inputValue();
        cleo.go(link.substring(link.indexOf("/#/")));
        cleo.composer().waitFor();
        ann.sees("parley-message-list", "Cleo Duarte joined");
        cleo.say("/me is there at noon, see https://example.org/pier");
        assertThat(ann.lastText()).hasText("Cleo Duarte is there at noon, see https://example.org/pier");
        assertThat(ann.lastText().locator("a")).hasAttribute("rel", Pattern.compile("noopener"));

        page.locator("parley-member-list li", new Page.LocatorOptions().setHasText("Cleo"))
                .locator(".who")
                .click();
        page.locator("parley-person-sheet .more .item.bad").first().click();
        ann.confirm();
        assertThat(cleo.page().locator("p.left")).containsText("no longer");
        ann.sees("parley-message-list", "removed Cleo Duarte");
        page.keyboard().press("Escape");
    }

    @Test
    void aNewNameIsSeenByThoseWhoLook() {
        ben.talkTo(cleo);
        ben.say("I shall have a new name");
        cleo.row("I shall have a new name").click();
        ben.go("/settings");
        ben.page().locator("#displayName").fill("Ben Castellanos Jr.");
        ben.page().locator("parley-profile-form .primary").click();
        assertThat(cleo.head()).hasText("Ben Castellanos Jr.");
        cleo.page().reload();
        assertThat(cleo.head()).hasText("Ben Castellanos Jr.");
    }

    @Test
    void theTabsOfABrowserCountTogether() {
        ben.go("/friends");
        Visitor second = ben.tab("/friends");
        ann.talkTo(ben);
        ann.say("Three for the title");
        ben.row("Three for the title").locator(".count").waitFor();
        assertThat(ben.page()).hasTitle(Pattern.compile("\\(\\d+\\) Parley"));
        titlesAgree(ben.page(), second.page());
        second.row("Three for the title").click();
        assertThat(second.lastText()).hasText("Three for the title");
        assertThat(ben.row("Three for the title").locator(".count")).hasCount(0);
        titlesAgree(ben.page(), second.page());
        second.page().close();
    }

    /** What else is unread may still be on its way to both. */
    private static void titlesAgree(Page first, Page second) {
        // A page belongs to the thread that opened it.
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(second.title())
                .isEqualTo(first.title()));
    }

    @Test
    void otherDevicesAreSignedOutFromTheSettings() {
        Visitor elsewhere = cleo.signIn(chromium, nodes.get(0), new CopyOnWriteArrayList<>());
        cleo.go("/settings");
        assertThat(cleo.page().locator("parley-device-list li")).hasCount(2);
        cleo.page().locator("parley-device-list .danger").click();
        cleo.confirm();
        elsewhere.page().locator("#login").waitFor();
        assertThat(elsewhere.page().locator("parley-sign-in .notice")).containsText("signed out");
        assertThat(cleo.page().locator("parley-device-list li")).hasCount(1);
        elsewhere.leave();
    }

    @Test
    void whoIsBlockedCannotWrite() {
        Visitor dora =
                Visitor.signUp(chromium, nodes.get(0), "browser-dora", "Dora Lind", new CopyOnWriteArrayList<>());
        dora.talkTo(cleo);
        dora.say("Buy my boat");
        cleo.row("Buy my boat").click();
        cleo.page().locator("button[aria-label=Details]").first().click();
        cleo.page()
                .locator("parley-details-pane .item.bad", new Page.LocatorOptions().setHasText("Block"))
                .click();
        cleo.confirm();
        assertThat(cleo.page().locator("parley-details-pane")).containsText("Unblock");
        dora.say("Buy my boat now");
        assertThat(dora.page().locator("p.left")).containsText("cannot be written to");
        assertThat(cleo.page().locator("parley-message-list")).not().containsText("now");
        dora.leave();
    }
}
