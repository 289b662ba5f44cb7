package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.CARLA;
import static dev.parley.node.conversation.ConversationScript.SETTINGS;
import static dev.parley.node.conversation.ConversationScript.member;
import static dev.parley.node.conversation.ConversationScript.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.persistence.conversation.ConversationEvent.MemberRemoved;
import dev.parley.persistence.conversation.ConversationEvent.MembersAdded;
import dev.parley.persistence.conversation.ConversationEvent.MessageEdited;
import dev.parley.persistence.conversation.ConversationEvent.MessagePosted;
import dev.parley.persistence.conversation.ConversationEvent.MessageUnsent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Attachment;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MessageRulesTest {
    private final MessageRules rules = new MessageRules(SETTINGS);
    private final ConversationScript script = new ConversationScript();

    private Decision send(SendCommand send) {
        return rules.send(script.open(), send, Evidence.none(script.rev()), script.now(), 42);
    }

    private Decision edit(UserId by, MessageId id, String text) {
        return rules.edit(script.open(), by, id, text, Optional.empty(), script.now());
    }

    private Decision unsend(UserId by, MessageId id, Instant now) {
        return rules.unsend(script.open(), by, id, Optional.empty(), now);
    }

    private static Evidence looksUp(Message target) {
        return new Evidence(target.rev(), Optional.of(target), Optional.empty(), null);
    }

    static ErrorCode refusal(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refuse.class);
        return ((Decision.Refuse) decision).refusal().code();
    }

    private static <T> T only(Decision decision, Class<T> type) {
        assertThat(decision).isInstanceOf(Decision.Accept.class);
        assertThat(((Decision.Accept) decision).events()).singleElement().isInstanceOf(type);
        return type.cast(((Decision.Accept) decision).events().get(0));
    }

    @Nested
    class Sending {
        @Test
        void givesTheNextNumbersAndAnIdThatLeadsToTheMessage() {
            script.post(BERTA, "a", "first");

            Message message =
                    only(send(text(ANNA, "b", "hello")), MessagePosted.class).message();

            assertThat(message.seq()).isEqualTo(new Seq(2));
            assertThat(message.rev()).isEqualTo(script.rev().next());
            assertThat(message.messageId().seq()).isEqualTo(message.seq());
            assertThat(message.createdAt()).isEqualTo(script.now());
            assertThat(message.text()).isEqualTo("hello");
            assertThat(message.senderId()).isEqualTo(ANNA);
        }

        @Test
        void isForMembersAndTellsOthersNothing() {
            assertThat(refusal(send(text(CARLA, "a", "hello")))).isEqualTo(ErrorCode.UNKNOWN_CONVERSATION);
        }

        @Test
        void theSameIdAgainIsTheSameMessageInItsPresentForm() {
            Message edited = script.edit(script.post(ANNA, "a", "helo"), "hello");

            assertThat(send(text(ANNA, "a", "something else"))).isEqualTo(new Decision.Repeat(edited));
        }

        @Test
        void theIdsOfOthersDoNotMatter() {
            script.post(BERTA, "a", "mine");

            only(send(text(ANNA, "a", "hello")), MessagePosted.class);
        }

        @Test
        void aMessageThatALookUpFoundIsRepeated() {
            Message old = script.post(ANNA, "a", "hello");
            ConversationScript other = new ConversationScript();

            assertThat(rules.send(other.open(), text(ANNA, "a", "x"), looksUp(old), script.now(), 1))
                    .isEqualTo(new Decision.Repeat(old));
        }

        @Test
        void aReplyIsToAMessageOfTheConversation() {
            MessageId first = script.post(BERTA, "a", "first").messageId();
            MessageId future = MessageId.create(script.now(), new Seq(2), 1);

            assertThat(only(send(reply(first)), MessagePosted.class).message().replyTo())
                    .isEqualTo(first);
            assertThat(refusal(send(reply(future)))).isEqualTo(ErrorCode.UNKNOWN_MESSAGE);
            assertThat(refusal(send(reply(MessageId.create(script.now(), new Seq(1), 99)))))
                    .isEqualTo(ErrorCode.UNKNOWN_MESSAGE);
        }

        @Test
        void aReplyReachesNoMessageFromBeforeTheSendersTime() {
            MessageId first = script.post(BERTA, "a", "first").messageId();
            script.play(new MembersAdded(ANNA, List.of(member(CARLA, Role.MEMBER)), script.now()));

            SendCommand blind = new SendCommand(
                    CARLA, "Carla", new ClientMessageId("c"), MessageType.TEXT, "what?", null, first, null);
            assertThat(refusal(send(blind))).isEqualTo(ErrorCode.UNKNOWN_MESSAGE);
        }

        @Test
        void filesThatWereNotUploadedAreRefused() {
            SendCommand send = new SendCommand(
                    ANNA,
                    "Anna",
                    new ClientMessageId("a"),
                    MessageType.IMAGE,
                    null,
                    List.of(new Attachment(new MediaId(new UUID(4, 4)), "a.png", "image/png", 7)),
                    null,
                    null);

            assertThat(refusal(send(send))).isEqualTo(ErrorCode.INVALID_FIELD);
        }

        private SendCommand reply(MessageId to) {
            return new SendCommand(ANNA, "Anna", new ClientMessageId("r"), MessageType.TEXT, "yes", null, to, null);
        }
    }

    @Nested
    class Editing {
        @Test
        void changesTextAndRevAlone() {
            Message message = script.post(ANNA, "a", "helo");

            Message edited = only(edit(ANNA, message.messageId(), "hello"), MessageEdited.class)
                    .message();

            assertThat(edited).isEqualTo(message.edited("hello", script.rev().next(), script.now()));
        }

        @Test
        void isTheSendersAlone() {
            MessageId id = script.post(BERTA, "a", "mine").messageId();

            assertThat(refusal(edit(ANNA, id, "yours"))).isEqualTo(ErrorCode.NOT_PERMITTED);
            assertThat(refusal(edit(CARLA, id, "yours"))).isEqualTo(ErrorCode.UNKNOWN_CONVERSATION);
        }

        @Test
        void toTheSameTextChangesNothing() {
            Message message = script.post(ANNA, "a", "hello");

            assertThat(edit(ANNA, message.messageId(), "hello")).isEqualTo(new Decision.Repeat(message));
        }

        @Test
        void endsWithUnsending() {
            Message message = script.post(ANNA, "a", "hello");
            script.unsend(message);

            assertThat(refusal(edit(ANNA, message.messageId(), "again"))).isEqualTo(ErrorCode.CONFLICT);
        }

        @Test
        void anIdOfTheSameNumberIsNotTheMessage() {
            script.post(ANNA, "a", "hello");
            MessageId forged = MessageId.create(script.now(), new Seq(1), 99);

            assertThat(refusal(edit(ANNA, forged, "x"))).isEqualTo(ErrorCode.UNKNOWN_MESSAGE);
        }

        @Test
        void whatTheWindowKnowsIsNewerThanALookUp() {
            Message message = script.post(ANNA, "a", "hello");
            script.unsend(message);

            assertThat(refusal(rules.edit(
                            script.open(), ANNA, message.messageId(), "x", Optional.of(message), script.now())))
                    .isEqualTo(ErrorCode.CONFLICT);
        }
    }

    @Nested
    class Unsending {
        private final Message message = script.post(BERTA, "a", "secret");

        @Test
        void leavesAPlaceholderWithoutText() {
            MessageUnsent unsent = only(unsend(BERTA, message.messageId(), script.now()), MessageUnsent.class);

            assertThat(unsent.message().text()).isNull();
            assertThat(unsent.message().unsentAt()).isEqualTo(script.now());
            assertThat(unsent.toString()).doesNotContain("secret");
        }

        @Test
        void isTheSendersForAnHour() {
            Instant last = message.createdAt().plus(Duration.ofHours(1));

            only(unsend(BERTA, message.messageId(), last), MessageUnsent.class);
            assertThat(refusal(unsend(BERTA, message.messageId(), last.plusMillis(1))))
                    .isEqualTo(ErrorCode.UNSEND_WINDOW_CLOSED);
        }

        @Test
        void isAnAdminsAnyTime() {
            only(unsend(ANNA, message.messageId(), script.now().plus(Duration.ofDays(400))), MessageUnsent.class);
        }

        @Test
        void isNoOtherMembers() {
            MessageId annas = script.post(ANNA, "b", "hers").messageId();

            assertThat(refusal(unsend(BERTA, annas, script.now()))).isEqualTo(ErrorCode.NOT_PERMITTED);
            assertThat(refusal(unsend(CARLA, annas, script.now()))).isEqualTo(ErrorCode.UNKNOWN_CONVERSATION);
        }

        @Test
        void twiceIsOnce() {
            Message gone = script.unsend(message);

            assertThat(unsend(BERTA, message.messageId(), script.now().plus(Duration.ofDays(1))))
                    .isEqualTo(new Decision.Repeat(gone));
        }

        @Test
        void reachesNothingFromBeforeAMembersTime() {
            script.play(new MembersAdded(ANNA, List.of(member(CARLA, Role.ADMIN)), script.now()));

            assertThat(refusal(unsend(CARLA, message.messageId(), script.now())))
                    .isEqualTo(ErrorCode.UNKNOWN_MESSAGE);
        }

        @Test
        void endsWithMembership() {
            script.play(new MemberRemoved(ANNA, BERTA, script.now()));

            assertThat(refusal(unsend(BERTA, message.messageId(), script.now())))
                    .isEqualTo(ErrorCode.UNKNOWN_CONVERSATION);
        }
    }
}
