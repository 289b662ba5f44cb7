package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.node.conversation.ConversationCommand.Edit;
import dev.parley.node.conversation.ConversationCommand.Unsend;
import dev.parley.node.conversation.ConversationReply.MessageFound;
import dev.parley.node.conversation.ConversationReply.Posted;
import dev.parley.node.conversation.ConversationReply.Refused;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntityLookUpsTest extends ConversationEntityKit {
    @Test
    void anIdThatMayBeOldIsLookedUpAndKeepsItsPlace() {
        forgetIds();
        Message old = new ConversationScript().post(ANNA, old(0), "text");
        send(ANNA, old(0));
        send(BERTA, "behind");
        await().until(() -> stores.lookUps.size() == 2);
        stores.lookUps.get(1).complete(Optional.empty());
        replies.expectNoMessage(Duration.ofMillis(50));

        stores.lookUps.get(0).complete(Optional.of(old));
        Posted repeated = replies.expectMessageClass(Posted.class);
        assertThat(repeated.duplicate()).isTrue();
        assertThat(repeated.message()).isEqualTo(old);
        assertThat(replies.expectMessageClass(Posted.class).message().seq()).isEqualTo(new Seq(7));
    }

    @Test
    void aLookUpThatFailsRefusesTheSendAndNothingElse() {
        forgetIds();
        send(ANNA, old(0));
        send(BERTA, "behind");
        await().until(() -> stores.lookUps.size() == 2);
        stores.lookUps.get(0).completeExceptionally(new IllegalStateException("away"));
        stores.lookUps.get(1).complete(Optional.empty());

        assertThat(replies.expectMessageClass(Refused.class).refusal().code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(replies.expectMessageClass(Posted.class).message().seq()).isEqualTo(new Seq(7));
    }

    @Test
    void anOldMessageIsEditedFromItsRow() {
        forgetIds();
        Message old = messageOfRev(2);
        tell((token, to) -> new Edit(ANNA, old.messageId(), "changed", token, to));
        await().until(() -> stores.lookUps.size() == 1);
        stores.lookUps.get(0).complete(Optional.of(old));

        Message changed = replies.expectMessageClass(MessageFound.class).message();
        assertThat(changed.text()).isEqualTo("changed");
        assertThat(changed.seq()).isEqualTo(old.seq());
        tell((token, to) -> new Unsend(ANNA, old.messageId(), token, to));
        assertThat(replies.expectMessageClass(MessageFound.class).message().text())
                .isNull();
    }

    @Test
    void thoseWhoWaitHearOfItsEnd() {
        forgetIds();
        send(ANNA, old(0));
        await().until(() -> stores.lookUps.size() == 1);
        kit.stop(entity);

        assertThat(replies.expectMessageClass(Refused.class).refusal().code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }
}
