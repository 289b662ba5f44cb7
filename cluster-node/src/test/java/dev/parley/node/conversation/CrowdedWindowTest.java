package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.node.conversation.ConversationCommand.Edit;
import dev.parley.node.conversation.ConversationReply.MessageFound;
import dev.parley.node.conversation.ConversationReply.Posted;
import dev.parley.node.conversation.ConversationReply.Refused;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More is said at once than a window of five holds. */
class CrowdedWindowTest extends ConversationEntityKit {
    private static final int WINDOW = 5;

    private final CompletableFuture<Void> tables = new CompletableFuture<>();

    @BeforeEach
    void startSmall() {
        kit.stop(entity);
        entity = spawn(settings(WINDOW, 1_000_000, 100));
        create();
        await().until(() -> stores.progress.value() == 1);
    }

    private void burst(int messages) {
        for (int i = 1; i <= messages; i++) {
            send(ANNA, "id-" + i);
        }
    }

    private void expectPosted(int from, int to) {
        for (int seq = from; seq <= to; seq++) {
            assertThat(replies.expectMessageClass(Posted.class).message().seq()).isEqualTo(new Seq(seq));
        }
    }

    @Test
    void whatDoesNotFitWaitsForTheTablesInItsOrder() {
        stores.taking = tables;
        burst(4 * WINDOW);
        expectPosted(1, WINDOW);
        replies.expectNoMessage(Duration.ofMillis(50));

        tables.complete(null);
        expectPosted(WINDOW + 1, 4 * WINDOW);
    }

    @Test
    void whatWaitsIsRefusedWhenTheTablesFail() {
        stores.taking = tables;
        burst(WINDOW + 2);
        expectPosted(1, WINDOW);
        tables.completeExceptionally(new IllegalStateException("the database is away"));

        for (int i = 0; i < 2; i++) {
            assertThat(replies.expectMessageClass(Refused.class).refusal().code())
                    .isEqualTo(ErrorCode.UNAVAILABLE);
        }
        stores.taking = CompletableFuture.completedStage(null);
        await().atMost(Duration.ofSeconds(20)).until(() -> stores.progress.value() == 1 + WINDOW);
        assertThat(post(ANNA, "later").seq()).isEqualTo(new Seq(WINDOW + 1));
    }

    @Test
    void aWriteThatFailsWhileOthersWaitForRoomBlocksNobody() {
        kit.stop(entity);
        stores.knowing = tables;
        entity = spawn(settings(WINDOW, 1_000_000, 100));
        burst(WINDOW + 2);
        journal.failing = true;
        tables.complete(null);
        for (int i = 0; i < WINDOW + 2; i++) {
            assertThat(replies.expectMessageClass(Refused.class, Duration.ofSeconds(20))
                            .refusal()
                            .code())
                    .isEqualTo(ErrorCode.UNAVAILABLE);
        }
        assertThat(journal.writes).containsExactly(1, WINDOW);
        assertThat(post(ANNA, "later").seq()).isEqualTo(new Seq(1));
    }

    @Test
    void whatWasFoundForAChangeIsLookedUpAgainWhenTheWindowHasMovedOn() {
        Message first = post(ANNA, "first");
        stores.taking = tables;
        burst(2 * WINDOW);
        tell((token, to) -> new Edit(ANNA, first.messageId(), "changed", token, to));
        tables.complete(null);
        expectPosted(2, 2 * WINDOW + 1);

        await().until(() -> stores.lookUps.size() == 1);
        stores.lookUps.get(0).complete(Optional.of(first));
        assertThat(replies.expectMessageClass(MessageFound.class).message().text())
                .isEqualTo("changed");
    }
}
