package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.CARLA;
import static dev.parley.node.conversation.ConversationScript.SETTINGS;
import static dev.parley.node.conversation.ConversationScript.member;
import static dev.parley.node.conversation.ConversationScript.user;
import static dev.parley.node.conversation.MessageRulesTest.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.persistence.conversation.ConversationEvent.MembersAdded;
import dev.parley.persistence.conversation.ConversationEvent.ReactionChanged;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReactionRulesTest {
    private final ReactionRules rules = new ReactionRules(SETTINGS);
    private final ConversationScript script = new ConversationScript();
    private final Message message = script.post(ANNA, "a", "hello");

    private Decision add(UserId by, String emoji) {
        return rules.add(script.open(), by, message.messageId(), emoji, Optional.empty(), script.now());
    }

    private Decision remove(UserId by, String emoji) {
        return rules.remove(script.open(), by, message.messageId(), emoji, Optional.empty(), script.now());
    }

    private Message present() {
        return script.open().window().message(message.seq()).orElseThrow();
    }

    @Test
    void standInTheOrderOfTheirFirstUse() {
        script.play(add(BERTA, "👍")).play(add(ANNA, "🎉")).play(add(ANNA, "👍"));

        assertThat(present().reactions()).containsOnlyKeys("👍", "🎉");
        assertThat(present().reactions().keySet()).containsExactly("👍", "🎉");
        assertThat(present().reactions().get("👍")).containsExactly(BERTA, ANNA);
        assertThat(present().rev()).isEqualTo(script.rev());
        assertThat(present().text()).isEqualTo("hello");
        assertThat(present().editedAt()).isNull();
    }

    @Test
    void theSameAgainIsNoEvent() {
        script.play(add(BERTA, "👍"));

        assertThat(add(BERTA, "👍")).isEqualTo(new Decision.Repeat(present()));
        assertThat(remove(ANNA, "👍")).isEqualTo(new Decision.Repeat(present()));
        assertThat(remove(BERTA, "🎉")).isEqualTo(new Decision.Repeat(present()));
    }

    @Test
    void theLastOneTakesItsKindAlong() {
        script.play(add(BERTA, "👍")).play(remove(BERTA, "👍"));

        assertThat(present().reactions()).isNull();
        ReactionChanged event =
                (ReactionChanged) script.event(script.rev().value()).event();
        assertThat(event.removed()).isTrue();
        assertThat(event.by()).isEqualTo(BERTA);
    }

    @Test
    void kindsAndNumberAreBounded() {
        script.play(add(ANNA, "👍")).play(add(ANNA, "🎉")).play(add(ANNA, "😀"));
        assertThat(refusal(add(BERTA, "😎"))).isEqualTo(ErrorCode.TOO_MANY_REACTIONS);

        script.play(add(BERTA, "👍"));
        assertThat(refusal(add(BERTA, "🎉"))).isEqualTo(ErrorCode.TOO_MANY_REACTIONS);
        script.play(remove(ANNA, "😀")).play(add(BERTA, "🎉"));
    }

    @Test
    void areForMembersWhoSeeTheMessage() {
        assertThat(refusal(add(CARLA, "👍"))).isEqualTo(ErrorCode.UNKNOWN_CONVERSATION);
        script.play(new MembersAdded(ANNA, List.of(member(user(4), Role.MEMBER)), script.now()));
        assertThat(refusal(add(user(4), "👍"))).isEqualTo(ErrorCode.UNKNOWN_MESSAGE);
    }

    @Test
    void areGoneWithWhatWasUnsent() {
        script.play(add(BERTA, "👍"));
        script.unsend(present());

        assertThat(present().reactions()).isNull();
        assertThat(refusal(add(ANNA, "👍"))).isEqualTo(ErrorCode.CONFLICT);
        assertThat(remove(BERTA, "👍")).isEqualTo(new Decision.Repeat(present()));
    }

    @Test
    void stayWhenTheTextChanges() {
        script.play(add(BERTA, "👍"));

        assertThat(script.edit(present(), "hello!").reactions()).containsOnlyKeys("👍");
    }
}
