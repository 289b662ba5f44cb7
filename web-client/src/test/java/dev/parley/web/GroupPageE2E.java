package dev.parley.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a group's admins, its members, those who come and those who go see on the page. */
class GroupPageE2E extends PlayedPage {
    @ParameterizedTest
    @MethodSource("dev.parley.web.PlayedPage$Look#all")
    void isAccessible(Look look) {
        open("/", look);
        openDetails("Reading room");
        page.locator("parley-member-list li").first().waitFor();
        assertAccessible();
        item(2).click();
        page.locator("parley-invite-list li").waitFor();
        assertAccessible();
        page.locator("parley-group-settings .item.bad").click();
        page.locator("parley-confirm-dialog .primary").waitFor();
        assertAccessible();
    }

    @Test
    void ofAThousandMembersOnlyThoseInSightAreDrawn() {
        open("/");
        openDetails("City library");
        Locator members = page.locator("parley-member-list li");
        members.first().waitFor();
        page.locator("parley-details-pane .inside").evaluate("pane => pane.scrollTop = 30_000");
        assertThat(members.first()).not().containsText("Mina");
        assertThat(members.count()).isLessThan(70);
        assertThat(members.first()).hasAttribute("aria-setsize", "997");
        page.locator("parley-member-list input").fill("reader98");
        assertThat(members).hasCount(11);
    }

    @Test
    void anAdminMakesAnother() {
        open("/");
        openDetails("Reading room");
        Locator ann = member("Ann Lee");
        ann.locator(".who").click();
        page.locator("parley-person-sheet .more .item").first().click();
        page.locator("parley-confirm-dialog .primary").click();
        assertThat(ann.locator("> i")).hasText("Admin");
        assertThat(asked()).anyMatch(path -> path.startsWith("PATCH") && path.contains("/members/"));
        page.keyboard().press("Escape");
        assertThat(page.locator("parley-person-sheet dialog")).not().isVisible();
        assertThat(page.locator("parley-details-pane")).isVisible();
    }

    @Test
    void somebodyIsRemovedAfterAQuestion() {
        open("/");
        openDetails("Reading room");
        member("Bob").locator(".who").click();
        page.locator("parley-person-sheet .more .item.bad").first().click();
        page.locator("parley-confirm-dialog .primary").click();
        assertThat(member("Bob")).hasCount(0);
        assertThat(page.locator("parley-person-sheet dialog")).not().isVisible();
    }

    @Test
    void peopleAreAdded() {
        open("/");
        openDetails("Reading room");
        item(1).click();
        page.locator("parley-people-picker input").fill("dora");
        page.locator("parley-people-picker .person").click();
        page.locator("parley-group-settings .panel .primary").click();
        assertThat(member("Dora")).isVisible();
    }

    @Test
    void theGroupIsRenamedAndItsPastOpened() {
        open("/");
        openDetails("Reading room");
        item(0).click();
        page.locator("parley-group-settings input").fill("Night readers");
        page.keyboard().press("Enter");
        assertThat(row("Night readers")).isVisible();
        page.locator("#access").selectOption("FROM_START");
        assertThat(page.locator("parley-message-list")).containsText("everything from the start");
    }

    @Test
    void anInviteIsMadeAndTakenBack() {
        open("/");
        openDetails("Reading room");
        item(2).click();
        page.locator("parley-invite-list form .primary").click();
        Locator made = page.locator("parley-invite-list li").first();
        assertThat(made.locator("input")).hasValue(Pattern.compile("/#/join/Zt4hP9ws$"));
        made.locator(".danger").click();
        page.locator("parley-confirm-dialog .primary").click();
        assertThat(page.locator("parley-invite-list li")).hasCount(1);
    }

    @Test
    void anInviteLeadsIntoTheGroup() {
        open("/#/join/k7Qm2xVd");
        page.locator("parley-composer").waitFor();
        assertThat(page).hasURL(Pattern.compile("/c/[\\w-]+$"));
    }

    @Test
    void anInviteOutlivesTheWayIn() {
        open("/#/join/k7Qm2xVd", Look.DESKTOP, "window.playedSignedOut = true");
        assertThat(page.locator("parley-sign-in .notice")).containsText("invited");
        page.locator("#login").fill("me");
        page.locator("#password").fill("right");
        page.locator("form .primary").click();
        page.locator("parley-composer").waitFor();
        assertThat(page).hasURL(Pattern.compile("/c/[\\w-]+$"));
    }

    @Test
    void anInviteThatIsUsedUpSaysSo() {
        open("/#/join/old");
        assertThat(page.locator(".notice")).containsText("does not work any more");
        assertThat(page).hasURL(Pattern.compile("/$"));
    }

    @Test
    void whoIsRemovedIsToldAndLosesTheRow() {
        open("/");
        row("Reading room").click();
        page.locator("parley-composer").waitFor();
        page.evaluate("played.event(played.id(11), { type: 'member_removed', userId: played.me.userId,"
                + " actorId: played.user('ann').userId, reason: 'removed' })");
        assertThat(page.locator("parley-conversation-view .left")).isVisible();
        assertAccessible();
        row("Bob").click();
        assertThat(row("Reading room")).hasCount(0);
    }

    @Test
    void whoLeavesIsAskedFirst() {
        open("/");
        openDetails("Reading room");
        page.locator("parley-group-settings .item.bad").click();
        page.locator("parley-confirm-dialog .primary").click();
        assertThat(row("Reading room")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile("/$"));
    }

    private Locator item(int index) {
        return page.locator("parley-group-settings .item").nth(index);
    }

    private Locator member(String name) {
        return page.locator("parley-member-list li", new Page.LocatorOptions().setHasText(name));
    }
}
