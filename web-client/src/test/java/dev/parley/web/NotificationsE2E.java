package dev.parley.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page shows and lets hear of what comes in, and of what it keeps quiet. */
class NotificationsE2E extends PlayedPage {
    private static final String NOTES = "window.notes = 0; const make = window.AudioContext;"
            + " window.AudioContext = class extends make { constructor() { super(); window.notes++; } };";

    @Test
    void aMessageElsewhereShowsAndLeadsThere() {
        open("/");
        row("Ann Lee").click();
        page.locator("parley-composer").waitFor();
        write(11, "bob", "Did you finish the chapter?");
        Locator toast = page.locator("parley-toasts li");
        // As long as a pointer is on it, it stays.
        toast.hover();
        assertThat(toast).containsText("Bob: Did you finish the chapter?");
        assertThat(page).hasTitle("(1) Parley");
        assertThat(page.locator("link[rel=icon]")).hasAttribute("href", "/favicon-unread.svg");
        assertAccessible();
        toast.locator(".open").click();
        assertThat(page.locator("parley-conversation-head h2")).hasText("Reading room");
        assertThat(page).hasTitle("Parley");
        assertThat(toast).hasCount(0);
    }

    @Test
    void aLongMessageStaysInsideTheWindow() {
        open("/", Look.PHONE);
        write(11, "bob", "and on ".repeat(60));
        var box = page.locator("parley-toasts li").boundingBox();
        assertThat(box.x).isNotNegative();
        assertThat(box.x + box.width).isLessThanOrEqualTo(Look.PHONE.width());
    }

    @Test
    void aMessageOfTheOpenConversationIsNoNews() {
        open("/");
        row("Reading room").click();
        page.locator("parley-composer").waitFor();
        write(11, "bob", "Here?");
        assertThat(page.locator("parley-message-list")).containsText("Here?");
        assertThat(page.locator("parley-toasts li")).hasCount(0);
    }

    @Test
    void aMutedConversationDisturbsNobodyAndCountsInNoTitle() {
        open("/", Look.DESKTOP, NOTES + "localStorage.setItem('parley.sound', 'on');");
        assertThat(page).hasTitle("(2) Parley");
        write(13, "frank", "Closed on Monday");
        assertThat(row("City library")).containsText("Closed on Monday");
        assertThat(page.locator("parley-toasts li")).hasCount(0);
        assertThat(page).hasTitle("(2) Parley");
        assertThat(page.evaluate("notes")).isEqualTo(0);
    }

    @Test
    void oneMutesAndUnmutesFromTheDetails() {
        open("/");
        openDetails("Reading room");
        Locator mute = page.locator("parley-details-pane [role=switch]");
        mute.click();
        assertThat(mute).hasAttribute("aria-checked", "true");
        assertThat(row("Reading room").locator(".mute")).isVisible();
        page.evaluate("played.send({ type: 'mute_changed', conversationId: played.id(11), muted: false })");
        assertThat(mute).hasAttribute("aria-checked", "false");
    }

    @Test
    void soundIsOffUntilItIsChosenAndThenNotForEveryMessage() {
        open("/settings", Look.DESKTOP, NOTES);
        row("Ann Lee").waitFor();
        write(11, "bob", "One");
        assertThat(row("Reading room")).containsText("One");
        assertThat(page.evaluate("notes")).isEqualTo(0);
        page.locator("[role=switch]").nth(1).click();
        assertThat(page.evaluate("notes")).isEqualTo(1);
        write(11, "bob", "Two");
        write(11, "bob", "Three");
        assertThat(row("Reading room")).containsText("Three");
        assertThat(page.evaluate("notes")).isEqualTo(2);
    }

    @Test
    void toastsCanBeTurnedOff() {
        open("/settings");
        page.locator("[role=switch]").first().click();
        write(11, "bob", "Quiet");
        assertThat(row("Reading room")).containsText("Quiet");
        assertThat(page.locator("parley-toasts li")).hasCount(0);
    }

    @Test
    void aRowThatMovesUpDoesNotMoveUnderThePointer() {
        open("/");
        row("Bob").waitFor();
        Locator rows = page.locator("parley-conversation-row");
        rows.nth(2).hover();
        page.mouse().move(150, 230);
        write(14, "lina", "مرحبا");
        assertThat(row("مرحبا")).isVisible();
        assertThat(rows.nth(2)).containsText("Bob");
        page.mouse().move(800, 400);
        assertThat(rows.first()).containsText("مرحبا");
    }

    @Test
    void whoTypesShowsInTheRow() {
        open("/");
        row("Ann Lee").waitFor();
        page.evaluate("played.send({ type: 'typing_indicator', conversationId: played.id(10),"
                + " userId: played.user('ann').userId, typing: true })");
        assertThat(row("Ann Lee").locator(".typing")).hasText("typing…");
    }

    @Test
    void theKeysLeadToWhatIsUnreadAndFromPaneToPane() {
        open("/");
        row("Ann Lee").waitFor();
        page.keyboard().press("Alt+ArrowDown");
        page.locator("parley-composer").waitFor();
        assertThat(page).hasURL(Pattern.compile("000000000010$"));
        page.keyboard().press("F6");
        page.keyboard().press("F6");
        page.keyboard().press("F6");
        assertThat(page.locator("parley-conversation-row[current] a")).isFocused();
        page.keyboard().press("Control+k");
        page.locator("parley-jump-dialog input").fill("city");
        page.keyboard().press("Enter");
        assertThat(page.locator("parley-conversation-head h2", new Page.LocatorOptions()))
                .containsText("City library");
    }

    @Test
    void whoIsNewIsLedOn() {
        open("/", Look.DESKTOP, "window.playedNewcomer = true");
        Locator empty = page.locator("parley-conversation-list .empty");
        assertThat(empty.locator("button")).hasCount(2);
        assertAccessible();
        empty.locator("button").first().click();
        assertThat(page.locator("parley-new-conversation dialog")).isVisible();
    }

    private void write(int conversation, String username, String words) {
        page.locator("parley-conversation-row").first().waitFor();
        page.evaluate(
                "([c, username, words]) => played.write(played.id(c), username, words)",
                new Object[] {conversation, username, words});
    }
}
