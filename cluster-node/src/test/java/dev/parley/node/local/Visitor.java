package dev.parley.node.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;
import dev.parley.web.Chromium;
import java.net.URI;
import java.util.Collection;

/** Somebody with a browser on one node, as the page knows them. */
final class Visitor {
    static final String PASSWORD = "correct horse";

    private final Page page;
    private final URI node;
    private final String username;
    private final String displayName;

    private Visitor(Page page, URI node, String username, String displayName) {
        this.page = page;
        this.node = node;
        this.username = username;
        this.displayName = displayName;
    }

    /**
     * Creates an account by the page; returns when the list of conversations is there.
     *
     * @param complaints what the browser's console complains of is added here
     */
    static Visitor signUp(
            Chromium chromium, URI node, String username, String displayName, Collection<String> complaints) {
        Page page = page(chromium, complaints);
        page.navigate(node.toString());
        page.locator(".other button").click();
        page.locator("#username").fill(username);
        page.locator("#displayName").fill(displayName);
        page.locator("#email").fill(username + "@example.org");
        page.locator("#password").fill(PASSWORD);
        page.locator("form .primary").click();
        return arrived(page, node, username, displayName);
    }

    /** Another browser of the same user, on {@code other}. */
    Visitor signIn(Chromium chromium, URI other, Collection<String> complaints) {
        Page second = page(chromium, complaints);
        second.navigate(other.toString());
        second.locator("#login").fill(username);
        second.locator("#password").fill(PASSWORD);
        second.locator("form .primary").click();
        return arrived(second, other, username, displayName);
    }

    /** One more tab of the same browser. */
    Visitor tab(String path) {
        Visitor tab = new Visitor(page.context().newPage(), node, username, displayName);
        tab.go(path);
        return tab;
    }

    private static Page page(Chromium chromium, Collection<String> complaints) {
        BrowserContext context = chromium.browser().newContext();
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    private static Visitor arrived(Page page, URI node, String username, String displayName) {
        page.locator("button[aria-label='New conversation']").waitFor();
        return new Visitor(page, node, username, displayName);
    }

    Page page() {
        return page;
    }

    String username() {
        return username;
    }

    /** Opens a page of Parley on the visitor's own node, as by its address. */
    void go(String path) {
        page.navigate(node + path);
    }

    /** Opens a direct conversation by the peer's username. */
    void talkTo(Visitor peer) {
        page.locator("button[aria-label='New conversation']").click();
        pick(peer);
        assertThat(head()).containsText(peer.displayName);
    }

    /** Finds somebody in a dialog that asks for people. */
    void pick(Visitor peer) {
        page.locator("parley-people-picker input").fill(peer.username);
        page.locator("parley-people-picker .person", new Page.LocatorOptions().setHasText(peer.displayName))
                .click();
    }

    /** The name over the open conversation. */
    Locator head() {
        return page.locator("parley-conversation-head h2");
    }

    void say(String text) {
        composer().fill(text);
        page.keyboard().press("Enter");
    }

    Locator composer() {
        return page.locator("textarea");
    }

    Locator lastText() {
        return page.locator(".message .text").last();
    }

    Locator message(String text) {
        return page.locator(".message", new Page.LocatorOptions().setHasText(text))
                .last();
    }

    /** One's own message, not one that quotes it. */
    Locator own(String text) {
        return page.locator(".message.own", new Page.LocatorOptions().setHasText(text))
                .last();
    }

    /** The row of the list that says {@code text}. */
    Locator row(String text) {
        return page.locator("parley-conversation-row", new Page.LocatorOptions().setHasText(text))
                .first();
    }

    /** Chooses from the menu of a message. */
    void choose(Locator message, String item) {
        message.click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item))
                .click();
    }

    void confirm() {
        page.locator("parley-confirm-dialog .primary").click();
    }

    void sees(String selector, String text) {
        assertThat(page.locator(selector, new Page.LocatorOptions().setHasText(text))
                        .first())
                .isVisible();
    }

    void leave() {
        page.context().close();
    }
}
