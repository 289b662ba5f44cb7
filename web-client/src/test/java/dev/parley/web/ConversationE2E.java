package dev.parley.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people do in a conversation, on the page: with a played server ({@code played/talk.js}) of one rich group. */
class ConversationE2E extends PlayedPage {
    private static final String ROOM = "/c/01930000-0000-7000-8000-000000000100";
    private static final String DIRECT = "/c/01930000-0000-7000-8000-000000000101";

    @Override
    String played() {
        return "talk.js";
    }

    private void openRoom() {
        openRoom(Look.DESKTOP, "");
    }

    private void openRoom(Look look, String before) {
        open(ROOM, look, before);
        page.locator(".message").first().waitFor();
    }

    private Locator message(int seq) {
        return page.locator(".message[data-seq='" + seq + "']");
    }

    private Locator own(String text) {
        return page.locator(".message.own", new Page.LocatorOptions().setHasText(text))
                .last();
    }

    private void choose(Locator message, String item) {
        message.focus();
        page.keyboard().press("Shift+F10");
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item))
                .click();
    }

    private void hear(String frame) {
        page.evaluate("talk.say(" + frame + ")");
    }

    @SuppressWarnings("unchecked")
    private List<String> sent() {
        return (List<String>) page.evaluate("talk.sent.map(({ type }) => type)");
    }

    static List<Look> looks() {
        return Look.all();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aRichConversationIsAccessible(Look look) {
        openRoom(look, "");
        hear("{ type: 'typing_indicator', conversationId: talk.ROOM, userId: talk.users.ann.userId, typing: true }");
        page.locator("parley-typing-line p span").first().waitFor();
        assertAccessible();
        message(8).scrollIntoViewIfNeeded();
        assertAccessible();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void menuPickerAndSheetAreAccessible(Look look) {
        openRoom(look, "");
        message(20).focus();
        page.keyboard().press("Shift+F10");
        page.locator("parley-message-menu [role=menuitem]").first().waitFor();
        assertAccessible();
        page.keyboard().press("Escape");
        page.locator("parley-composer .emoji").click();
        page.locator("parley-emoji-picker [role=gridcell]").first().waitFor();
        assertAccessible();
        page.keyboard().press("Escape");
        message(20).focus();
        page.keyboard().press("Shift+F10");
        page.locator("parley-message-menu [data-act=readers]").click();
        page.locator("parley-readers-sheet li").first().waitFor();
        assertAccessible();
    }

    @Test
    void anAnswerShowsWhatItAnswersAndLeadsThere() {
        openRoom();
        choose(message(17), "Reply");
        assertThat(page.locator("parley-composer .banner")).containsText("Answer to Ann Lee");
        assertAccessible();
        page.keyboard().type("In the blue tin.");
        page.keyboard().press("Enter");
        assertThat(own("In the blue tin.").locator(".quote")).containsText("who has the key");
        assertThat(page.locator("parley-composer .banner")).hasCount(0);

        message(6).locator("button.to").click();
        assertThat(message(5)).isFocused();
        assertThat(message(5)).isInViewport();
    }

    @Test
    void whatIsAnsweredIsShownInItsPresentForm() {
        openRoom();
        assertThat(message(15).locator(".quote")).hasText("This message was unsent.");
        page.evaluate("""
                () => {
                  const { info, messages } = talk.rooms.get(talk.ROOM);
                  const message = { ...messages[16], text: 'Who has the key?', rev: ++info.rev, editedAt: new Date().toISOString() };
                  talk.say({ type: 'message_edited', conversationId: talk.ROOM, rev: info.rev, message });
                }
                """);
        assertThat(message(18).locator(".quote")).containsText("Who has the key?");
    }

    @Test
    void aReactionIsAddedAndTakenAwayByOneClick() {
        openRoom();
        Locator chip = message(13).locator(".chip[data-emoji]");
        assertThat(chip).hasAttribute("aria-pressed", "true");
        assertThat(chip).hasAttribute("title", "You and Ann Lee");
        chip.click();
        assertThat(chip).hasAttribute("aria-pressed", "false");
        assertThat(chip).containsText("1");
        chip.click();
        assertThat(chip).hasAttribute("aria-pressed", "true");
    }

    @Test
    void anEmojiIsFoundByItsWordsAndPickedByKeys() {
        openRoom();
        message(19).focus();
        page.keyboard().press("Shift+F10");
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Enter");
        page.locator("parley-emoji-picker input").waitFor();
        page.keyboard().type("lant");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(message(19).locator(".chip[data-emoji='🏮']")).hasAttribute("aria-pressed", "true");

        page.locator("parley-composer .emoji").click();
        assertThat(page.locator("parley-emoji-picker [role=gridcell]").first()).hasText("🏮");
        page.locator("parley-emoji-picker input").fill("qqq");
        assertThat(page.locator("parley-emoji-picker p")).containsText("No emoji found");
    }

    @Test
    void ticksTellHowFarAMessageHasCome() {
        open(DIRECT);
        Locator last = message(5).locator(".mark");
        assertThat(last).hasAttribute("title", "Delivered");
        hear("{ type: 'receipt', conversationId: talk.DIRECT, userId: talk.users.ann.userId, readSeq: 5 }");
        assertThat(last).hasAttribute("title", "Read");
        page.locator("textarea").fill("One more thing");
        page.keyboard().press("Enter");
        assertThat(own("One more thing").locator(".mark")).hasAttribute("title", "Sent");
    }

    @Test
    void inAGroupAMessageIsReadWhenAllHaveReadIt() {
        openRoom();
        assertThat(message(15).locator(".mark")).hasAttribute("title", "Read");
        assertThat(message(20).locator(".mark")).hasAttribute("title", "Sent");
        assertThat(message(20).locator(".readers")).hasAttribute("title", "Read by Ann Lee");
        for (String who : List.of("bob", "cleo", "dan")) {
            hear("{ type: 'receipt', conversationId: talk.ROOM, userId: talk.users." + who + ".userId, readSeq: 20 }");
        }
        assertThat(message(20).locator(".mark")).hasAttribute("title", "Read");
        assertThat(message(20).locator(".readers parley-avatar")).hasCount(4);

        choose(message(20), "Who has read it");
        assertThat(page.locator("parley-readers-sheet li")).hasCount(4);
    }

    @Test
    void typingIsSaidAndHeard() {
        openRoom();
        Locator line = page.locator("parley-typing-line");
        hear("{ type: 'typing_indicator', conversationId: talk.ROOM, userId: talk.users.ann.userId, typing: true }");
        assertThat(line).containsText("Ann Lee is typing…");
        hear("{ type: 'typing_indicator', conversationId: talk.ROOM, userId: talk.users.bob.userId, typing: true }");
        assertThat(line).containsText("Ann Lee and Bob Castellanos are typing…");
        page.evaluate("talk.post(talk.ROOM, talk.users.ann, 'Here I am.')");
        assertThat(line).containsText("Bob Castellanos is typing…");

        page.locator("textarea").pressSequentially("He");
        page.locator("textarea").fill("");
        assertThat(sent()).containsSubsequence("start_typing", "stop_typing");
    }

    @Test
    void whatIsDoneRemovedOrLinkedLooksSo() {
        openRoom();
        assertThat(message(9).locator(".text")).hasText("Dan Frost looks for a ladder");
        assertThat(message(1).locator(".sender")).hasText("Removed account");
        assertThat(message(14).locator(".text")).hasText("This message was unsent.");
        Locator link = message(3).locator("a");
        assertThat(link).hasAttribute("href", "https://example.org/room/programme?week=47");
        assertThat(link).hasAttribute("rel", "noopener noreferrer");
    }

    @Test
    void theLineAboveWhatIsNewStaysUntilTheConversationIsLeft() {
        openRoom(Look.DESKTOP, "window.talkUnread = 3");
        assertThat(page.locator(".new")).isVisible();
        page.locator("textarea").fill("Good");
        page.keyboard().press("Enter");
        own("Good").waitFor();
        assertThat(page.locator(".new")).isVisible();
        page.locator("parley-conversation-row", new Page.LocatorOptions().setHasText("Ann Lee"))
                .first()
                .click();
        page.locator("parley-conversation-row", new Page.LocatorOptions().setHasText("Reading room"))
                .first()
                .click();
        own("Good").waitFor();
        assertThat(page.locator(".new")).hasCount(0);
    }

    @Test
    void arrowUpEditsTheLastOwnMessageAndEscapeLeavesItAsItWas() {
        openRoom();
        page.locator("textarea").focus();
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("textarea")).hasValue("See you all on Thursday.");
        page.keyboard().press("Escape");
        assertThat(page.locator("textarea")).hasValue("");
        page.keyboard().press("ArrowUp");
        page.locator("textarea").fill("See you on Thursday.");
        page.keyboard().press("Enter");
        assertThat(message(20)).containsText("See you on Thursday.");
        assertThat(message(20)).containsText("edited");
    }

    @Test
    void aDirectConversationThatIsClosedSaysSo() {
        open(DIRECT);
        page.locator(".message").first().waitFor();
        page.evaluate("talk.refuse = 'not_permitted'");
        page.locator("textarea").fill("Hello?");
        page.keyboard().press("Enter");
        assertThat(page.locator("p.left")).containsText("Ann Lee cannot be written to at the moment.");
        assertThat(page.locator("textarea")).hasCount(0);
        assertAccessible();
    }

    @Test
    void whoIsRemovedReadsOnButWritesNoMore() {
        openRoom();
        page.evaluate("""
                () => {
                  const { info } = talk.rooms.get(talk.ROOM);
                  const { ann, me } = talk.users;
                  talk.say({ type: 'member_removed', conversationId: talk.ROOM, rev: ++info.rev, actorId: ann.userId, userId: me.userId, reason: 'removed' });
                }
                """);
        assertThat(page.locator("p.left")).containsText("You are no longer in this conversation.");
        assertThat(message(20)).isVisible();
        assertAccessible();
    }

    @Test
    void whatIsNewBelowIsCountedAndReachedByOneClick() {
        openRoom(Look.DESKTOP, "window.talkMessages = 300");
        page.locator(".scroller").evaluate("scroller => { scroller.scrollTop = -2000; }");
        page.locator(".pill").waitFor();
        page.evaluate("for (let i = 0; i < 3; i++) talk.post(talk.ROOM, talk.users.ann, 'News ' + i)");
        assertThat(page.locator(".pill")).hasText("3");
        page.locator(".pill").click();
        assertThat(page.locator(".message").last()).containsText("News 2");
        assertThat(page.locator(".message").last()).isInViewport();
        assertThat(page.locator(".pill")).hasCount(0);
    }

    @Test
    void aLongHistoryIsDrawnInPartAndStaysWhereTheEyeIs() {
        openRoom(Look.DESKTOP, "window.talkMessages = 2000");
        List<?> seen = (List<?>) page.evaluate("""
                async () => {
                  const frame = () => new Promise(requestAnimationFrame);
                  const list = document.querySelector('parley-app').renderRoot.querySelector('parley-conversation-view')
                    .renderRoot.querySelector('parley-message-list');
                  const { scroller } = list;
                  let [rows, jump] = [0, 0];
                  const all = () => [...list.renderRoot.querySelectorAll('.message')];
                  const step = async (by) => {
                    const middle = scroller.getBoundingClientRect().top + scroller.clientHeight / 2;
                    const row = all().find((one) => one.getBoundingClientRect().bottom > middle);
                    const [top, at] = [row.getBoundingClientRect().top, scroller.scrollTop];
                    scroller.scrollTop += by;
                    const moved = at - scroller.scrollTop;
                    await frame();
                    rows = Math.max(rows, all().length);
                    if (row.isConnected) jump = Math.max(jump, Math.abs(row.getBoundingClientRect().top - top - moved));
                  };
                  for (let i = 0; i < 200; i++) await step(-400);
                  for (let i = 0; i < 200 && scroller.scrollTop < -5; i++) await step(400);
                  return [rows, jump, scroller.scrollTop];
                }
                """);
        assertThat(((Number) seen.get(0)).intValue()).as("rows in the document").isLessThanOrEqualTo(300);
        assertThat(((Number) seen.get(1)).doubleValue())
                .as("pixels that the eye lost")
                .isLessThan(10);
    }
}
