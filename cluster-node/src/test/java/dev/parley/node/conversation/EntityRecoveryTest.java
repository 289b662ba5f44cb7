package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.settings;
import static dev.parley.node.conversation.ConversationScript.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import dev.parley.node.conversation.ConversationCommand.Describe;
import dev.parley.node.conversation.ConversationCommand.Idle;
import dev.parley.node.conversation.ConversationCommand.Post;
import dev.parley.node.conversation.ConversationReply.Described;
import dev.parley.node.conversation.ConversationReply.Posted;
import dev.parley.node.conversation.ConversationReply.Refused;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityRecoveryTest extends ConversationEntityKit {
    @Test
    void whatTheTablesCannotTakeIsRefusedRatherThanLost() {
        kit.stop(entity);
        entity = spawn(settings(5, 1_000_000, 100));
        create();
        await().until(() -> stores.progress.value() == 1);
        stores.broken = true;
        for (int i = 0; i < 5; i++) {
            post(ANNA, "id-" + i);
        }
        send(ANNA, "too-much");
        assertThat(replies.expectMessageClass(Refused.class).refusal().code()).isEqualTo(ErrorCode.UNAVAILABLE);

        stores.broken = false;
        await().atMost(Duration.ofSeconds(20)).until(() -> stores.progress.value() == 6);
        assertThat(post(ANNA, "too-much").seq()).isEqualTo(new Seq(6));
    }

    @Test
    void aWriteThatFailsIsAnsweredAndTheConversationGoesOn() {
        create();
        post(ANNA, "a");
        journal.failing = true;
        send(ANNA, "b");

        assertThat(replies.expectMessageClass(Refused.class, Duration.ofSeconds(20))
                        .refusal()
                        .code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(post(ANNA, "b").seq()).isEqualTo(new Seq(2));
        Message last = post(ANNA, "c");
        await().atMost(Duration.ofSeconds(20)).until(() -> stores.progress.equals(last.rev()));
    }

    @Test
    void anEntityThatComesBackFinishesWhatItOwes() {
        create();
        await().until(() -> stores.progress.value() == 1);
        stores.broken = true;
        Message message = post(ANNA, "a");
        kit.stop(entity);
        stores.broken = false;
        located.clear();
        entity = spawn(settings(100, 1_000_000, 100));

        await().atMost(Duration.ofSeconds(20)).until(() -> stores.progress.equals(message.rev()));
        assertThat(messageOfRev(2)).isEqualTo(message);
        await().until(() -> located.containsAll(List.of(ANNA, BERTA)));
        assertThat(ask(Posted.class, (token, to) -> new Post(text(ANNA, "a", "text"), 0, token, to))
                        .duplicate())
                .isTrue();
    }

    @Test
    void leavesMemoryOnlyWhenTheTablesHaveAll() {
        create();
        await().until(() -> stores.progress.value() == 1);
        stores.broken = true;
        post(ANNA, "a");
        entity.tell(new Idle());
        shard.expectNoMessage(Duration.ofMillis(50));

        stores.broken = false;
        await().atMost(Duration.ofSeconds(20)).until(() -> stores.progress.value() == 2);
        await().untilAsserted(() -> {
            entity.tell(new Idle());
            shard.expectMessageClass(ClusterSharding.Passivate.class, Duration.ofMillis(100));
        });
    }

    @Test
    void aSnapshotAndTheEventsAfterItRestoreTheConversation() {
        kit.stop(entity);
        ConversationSettings often = settings("snapshot-every = 3");
        entity = spawn(often);
        create();
        for (int i = 0; i < 7; i++) {
            post(ANNA, "id-" + i);
        }
        Described before = ask(Described.class, (token, to) -> new Describe(ANNA, token, to));
        kit.stop(entity);
        entity = spawn(often);

        Described after = ask(Described.class, (token, to) -> new Describe(ANNA, token, to));
        assertThat(after.info()).isEqualTo(before.info());
        assertThat(ask(Posted.class, (token, to) -> new Post(text(ANNA, "id-0", "x"), 0, token, to))
                        .duplicate())
                .isTrue();
    }
}
