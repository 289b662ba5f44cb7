package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.member;
import static dev.parley.node.conversation.ConversationScript.settings;
import static dev.parley.node.conversation.ConversationScript.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.node.conversation.ConversationCommand.Create;
import dev.parley.node.conversation.ConversationCommand.Edit;
import dev.parley.node.conversation.ConversationCommand.GetMessage;
import dev.parley.node.conversation.ConversationCommand.OpenDirect;
import dev.parley.node.conversation.ConversationCommand.Post;
import dev.parley.node.conversation.ConversationCommand.React;
import dev.parley.node.conversation.ConversationCommand.Unsend;
import dev.parley.node.conversation.ConversationReply.Described;
import dev.parley.node.conversation.ConversationReply.MessageFound;
import dev.parley.node.conversation.ConversationReply.Noted;
import dev.parley.node.conversation.ConversationReply.Posted;
import dev.parley.node.conversation.ConversationReply.Refused;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A direct conversation is open to what its two write, or closed. */
class DirectConversationTest extends ConversationEntityKit {

    private void createDirect() {
        tell((token, to) -> new Create(
                ConversationType.DIRECT,
                null,
                null,
                ANNA,
                List.of(member(ANNA, Role.MEMBER), member(BERTA, Role.MEMBER)),
                token,
                to));
    }

    private void open(boolean open) {
        ask(Noted.class, (token, to) -> new OpenDirect(open, token, to));
    }

    private ErrorCode refused() {
        return replies.expectMessageClass(Refused.class, Duration.ofSeconds(20))
                .refusal()
                .code();
    }

    @Test
    void isNotMadeBetweenThoseWhoMayNotWrite() {
        ruling = CompletableFuture.completedStage(false);
        createDirect();

        assertThat(refused()).isEqualTo(ErrorCode.NOT_PERMITTED);
        open(true);
        createDirect();
        replies.expectMessageClass(Described.class);
    }

    @Test
    void whatIsWrittenWaitsUntilTheRuleIsKnown() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        ruling = answer;
        createDirect();
        send(ANNA, "a");
        send(BERTA, "b");
        await().until(() -> rulings.get() == 1);
        replies.expectNoMessage(Duration.ofMillis(50));

        answer.complete(true);
        replies.expectMessageClass(Described.class);
        replies.expectMessageClass(Posted.class);
        replies.expectMessageClass(Posted.class);
        assertThat(rulings).hasValue(1);
    }

    @Test
    void aRuleThatCannotBeAskedIsAskedAgainLater() {
        createDirect();
        replies.expectMessageClass(Described.class);
        kit.stop(entity);
        ruling = CompletableFuture.failedStage(new IllegalStateException("away"));
        entity = spawn(settings(""));

        send(ANNA, "a");
        assertThat(refused()).isEqualTo(ErrorCode.UNAVAILABLE);
        ruling = CompletableFuture.completedStage(true);
        post(ANNA, "a");
    }

    @Test
    void closedItTakesNothingNewButIsReadAndUnsent() {
        createDirect();
        replies.expectMessageClass(Described.class);
        Message first = post(ANNA, "a");
        ask(MessageFound.class, (token, to) -> new React(BERTA, first.messageId(), "👍", false, token, to));
        open(false);

        send(BERTA, "b");
        assertThat(refused()).isEqualTo(ErrorCode.NOT_PERMITTED);
        tell((token, to) -> new Edit(ANNA, first.messageId(), "other", token, to));
        assertThat(refused()).isEqualTo(ErrorCode.NOT_PERMITTED);
        tell((token, to) -> new React(ANNA, first.messageId(), "👍", false, token, to));
        assertThat(refused()).isEqualTo(ErrorCode.NOT_PERMITTED);

        assertThat(ask(Posted.class, (token, to) -> new Post(text(ANNA, "a", "text"), 0, token, to))
                        .duplicate())
                .isTrue();
        ask(MessageFound.class, (token, to) -> new GetMessage(BERTA, first.messageId(), token, to));
        ask(MessageFound.class, (token, to) -> new React(BERTA, first.messageId(), "👍", true, token, to));
        ask(MessageFound.class, (token, to) -> new Unsend(ANNA, first.messageId(), token, to));
        createDirect();
        assertThat(replies.expectMessageClass(Described.class).fresh()).isFalse();

        open(true);
        post(BERTA, "b");
    }

    @Test
    void whatIsToldIsNewerThanWhatWasAskedFor() {
        createDirect();
        replies.expectMessageClass(Described.class);
        kit.stop(entity);
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        ruling = answer;
        entity = spawn(settings(""));
        send(ANNA, "a");
        await().until(() -> rulings.get() == 2);

        open(false);
        answer.complete(true);
        assertThat(refused()).isEqualTo(ErrorCode.NOT_PERMITTED);
    }

    @Test
    void groupsHaveNoSuchRule() {
        create();
        post(ANNA, "a");

        assertThat(rulings).hasValue(0);
    }
}
