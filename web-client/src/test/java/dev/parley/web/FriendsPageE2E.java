package dev.parley.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Friends, requests, strangers and blocks on the page. */
class FriendsPageE2E extends PlayedPage {
    @ParameterizedTest
    @MethodSource("dev.parley.web.PlayedPage$Look#all")
    void isAccessible(Look look) {
        open("/friends", look);
        page.locator("parley-friend-list li").first().waitFor();
        assertAccessible();
        page.locator("parley-friends-page input").fill("reader");
        section("found").waitFor();
        assertAccessible();
        page.locator("parley-friends-page input").fill("ann");
        page.locator("parley-friend-list .round").click();
        page.locator("parley-person-card .more").waitFor();
        assertAccessible();
    }

    @Test
    void saysWhoIsThereAndWhenTheOthersWere() {
        open("/friends");
        assertThat(friend("Ann Lee").locator(".meta")).hasText("online");
        assertThat(friend("Bob Castellanos").locator(".meta")).hasText("last seen 12 min ago");
        page.evaluate("played.send({ type: 'presence_update', userId: played.user('bob').userId, status: 'online' })");
        assertThat(friend("Bob Castellanos").locator(".meta")).hasText("online");
    }

    @Test
    void aRequestIsOnTheBadgeUntilItIsAnswered() {
        open("/friends");
        assertThat(page.locator(".asking")).hasText("1");
        section("incoming").locator(".primary").click();
        assertThat(friend("陈晓雨")).isVisible();
        assertThat(page.locator(".asking")).hasCount(0);
    }

    @Test
    void aRequestThatComesInShowsAtOnce() {
        open("/");
        // What comes while the list is being read has it read again, and the stand-in's list stays as it is.
        assertThat(page.locator(".asking")).hasText("1");
        page.evaluate(
                "played.send({ type: 'friend_request', friendRequest: { friendRequestId: 'r', from: played.user('frank'),"
                        + " to: played.me, status: 'PENDING', createdAt: '2026-11-21T10:00:00.000Z' } })");
        assertThat(page.locator(".asking")).hasText("2");
    }

    @Test
    void anOwnRequestIsTakenBack() {
        open("/friends");
        section("outgoing").locator("button.quiet").click();
        assertThat(section("outgoing")).hasCount(0);
    }

    @Test
    void somebodyFoundIsAsked() {
        open("/friends");
        page.locator("parley-friends-page input").fill("fra");
        Locator frank = section("found").locator("li");
        frank.locator("button.quiet").click();
        assertThat(frank.locator(".meta")).hasText("Request sent");
    }

    @Test
    void aFriendIsBlockedAfterAQuestionAndUnblockedAfterAnother() {
        open("/friends");
        friend("Bob Castellanos").locator(".round").click();
        page.locator("parley-person-card .item.bad").last().click();
        page.locator("parley-confirm-dialog .primary").click();
        assertThat(page.locator("parley-person-card .face")).containsText("Blocked");
        page.keyboard().press("Escape");
        assertThat(friend("Bob Castellanos")).hasCount(0);
        section("blocked")
                .locator("li", new Locator.LocatorOptions().setHasText("Bob"))
                .locator("button.quiet")
                .click();
        page.locator("parley-confirm-dialog .primary").click();
        assertThat(section("blocked").locator("li")).hasCount(1);
    }

    @Test
    void aQuestionThatIsAnsweredByNoChangesNothing() {
        open("/friends");
        friend("Bob Castellanos").locator(".round").click();
        page.locator("parley-person-card .item.bad").first().click();
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        assertThat(friend("Bob Castellanos").locator(".round")).isFocused();
        assertThat(asked()).noneMatch(path -> path.startsWith("DELETE /friends"));
    }

    @Test
    void aFriendIsOnePressFromAConversation() {
        open("/friends");
        friend("Ann Lee").locator(".who").click();
        page.locator("parley-composer").waitFor();
        assertThat(page.url()).contains("/c/");
    }

    @Test
    void whoHasNoFriendsIsToldHowToFindSome() {
        open("/friends", Look.DESKTOP, "window.playedNewcomer = true");
        assertThat(page.locator("parley-friends-page .empty")).containsText("No friends yet");
        assertAccessible();
    }

    @Test
    void aListThatCouldNotBeReadIsReadAgain() {
        open("/");
        row("Ann Lee").waitFor();
        page.evaluate("played.refuse['GET /friends'] = played.refusal(503, 'unavailable')");
        page.locator("a[href='/friends']").click();
        page.locator("parley-friends-page .empty button").waitFor();
        page.evaluate("delete played.refuse['GET /friends']");
        page.locator("parley-friends-page .empty button").click();
        assertThat(friend("Ann Lee")).isVisible();
    }

    private Locator friend(String name) {
        return page.locator("parley-friend-list li", new Page.LocatorOptions().setHasText(name));
    }

    private Locator section(String name) {
        return page.locator("section[aria-labelledby=" + name + "]");
    }
}
