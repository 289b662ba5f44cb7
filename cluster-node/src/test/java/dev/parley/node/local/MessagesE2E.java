package dev.parley.node.local;

import static dev.parley.node.local.Guest.get;
import static dev.parley.node.local.Guest.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Json;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.frame.ServerFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can happen to a message, on all devices of everybody, and what a dead cluster remembers of it. */
@ExtendWith(SharedParley.class)
class MessagesE2E {
    private final LocalParley parley;
    private final Company company;

    MessagesE2E(LocalParley parley) {
        this.parley = parley;
        company = new Company(parley);
    }

    @AfterEach
    void goHome() {
        company.close();
    }

    @Test
    void repliesReactionsEditsAndUnsendsReachAllDevices() throws Exception {
        Guest ann = company.guest("Ann");
        Guest annsPhone = company.connected(ann.user());
        Guest ben = company.guest("Ben");
        Guest bensPhone = company.connected(ben.user());
        List<Guest> all = List.of(ann, annsPhone, ben, bensPhone);
        ConversationId talk = ann.talkTo(ben);

        ann.say(talk, "Tea or coffee?");
        Message question = ben.hears("Tea or coffee?");
        assertThat(question.sentAt()).isNotNull();
        get(ben.session().reply(question, "Tea"));
        for (Guest each : all) {
            assertThat(each.hears("Tea").replyTo()).isEqualTo(question.messageId());
        }

        get(ben.session().react(talk, question.messageId(), "🍵"));
        get(annsPhone.session().react(talk, question.messageId(), "🍵"));
        Map<String, List<?>> both = Map.of("🍵", List.of(ben.id(), ann.id()));
        for (Guest each : all) {
            each.hears(
                    ServerFrame.ReactionChanged.class,
                    frame -> both.equals(frame.message().reactions()));
        }
        get(ben.session().unreact(talk, question.messageId(), "🍵"));
        for (Guest each : all) {
            each.hears(
                    ServerFrame.ReactionChanged.class,
                    frame -> Map.of("🍵", List.of(ann.id()))
                                    .equals(frame.message().reactions())
                            && frame.message().rev().isAfter(question.rev().next()));
        }

        get(annsPhone.session().edit(talk, question.messageId(), "Tea, coffee or water?"));
        for (Guest each : all) {
            Message edited =
                    each.hears(ServerFrame.MessageEdited.class, frame -> true).message();
            assertThat(edited.text()).isEqualTo("Tea, coffee or water?");
            assertThat(edited.editedAt()).isNotNull();
        }
        assertThat(refusal(ben.session().edit(talk, question.messageId(), "Mine")))
                .isEqualTo("not_permitted");

        get(ann.session().unsend(talk, question.messageId()));
        for (Guest each : all) {
            Message placeholder =
                    each.hears(ServerFrame.MessageUnsent.class, frame -> true).message();
            assertThat(placeholder.text()).isNull();
            assertThat(placeholder.unsentAt()).isNotNull();
        }
    }

    @Test
    void noPathServesAnUnsentText() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        ConversationId talk = ann.talkTo(ben);
        String secret = "The code is 7411";
        MessageId message = ann.say(talk, secret).messageId();
        ben.hears(secret);
        get(ann.session().edit(talk, message, secret + "!"));
        get(ann.session().unsend(talk, message));
        ben.hears(ServerFrame.MessageUnsent.class, frame -> true);
        ann.say(talk, "Never mind");

        Guest late = company.connected(ben.user());
        var calls = late.client().conversations();
        List<Object> served = new ArrayList<>(List.of(
                get(calls.latest(talk, 10)),
                get(calls.message(talk, message)),
                get(calls.events(talk, Rev.ZERO, 100)),
                get(calls.list(null, 10)),
                get(ann.client().conversations().list(null, 10)),
                get(late.client().friends().list(null, 10))));
        assertThat(Json.mapper().writeValueAsString(served))
                .contains("Never mind")
                .doesNotContain("7411");
    }

    @Test
    void aClusterThatDiesRemembersEverything() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        ann.befriend(ben);
        ConversationId talk = ann.talkTo(ben);
        MessageId kept = ann.say(talk, "To be kept").messageId();
        Message question = ben.hears("To be kept");
        get(ben.session().reply(question, "And answered"));
        get(ben.session().react(talk, kept, "❤️"));
        get(ann.session().edit(talk, kept, "To be kept for ever"));
        MessageId regretted = ann.say(talk, "Regretted").messageId();
        get(ann.session().unsend(talk, regretted));
        get(ben.client().conversations().markRead(talk, question.seq()));
        ben.hears(ServerFrame.MessageUnsent.class, frame -> true);
        List<Message> before = history(ann, talk);

        for (String node : List.of("1", "2")) {
            assertThat(parley.run("kill", node).output()).contains("node-" + node + " killed");
        }
        CompletableFuture<ServerFrame.MessageAccepted> patient = ann.session().send(talk, "Written in the dark");
        List<CompletableFuture<ParleyCommand.Result>> starts =
                List.of(inBackground("start", "1"), inBackground("start", "2"));
        for (CompletableFuture<ParleyCommand.Result> start : starts) {
            assertThat(start.join().status()).as(start.join().output()).isZero();
        }
        patient.join();
        ben.hears("Written in the dark");
        assertThat(history(ann, talk).subList(1, before.size() + 1)).isEqualTo(before);
        assertThat(history(ben, talk)).isEqualTo(history(ann, talk));
        assertThat(get(ann.client().friends().list(null, 10)).items())
                .extracting(friend -> friend.user().userId())
                .containsExactly(ben.id());
        ServerFrame.MessageAccepted again = get(ann.session().send(talk, sent(question)));
        assertThat(again.duplicate()).isTrue();
        assertThat(again.messageId()).isEqualTo(kept);
    }

    private CompletableFuture<ParleyCommand.Result> inBackground(String... command) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return parley.run(command);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        });
    }

    private static SendMessage sent(Message message) {
        return new SendMessage(message.clientMessageId(), null, message.text(), null, null, message.sentAt());
    }

    /** Newest first. */
    private static List<Message> history(Guest guest, ConversationId conversation) {
        return get(guest.client().conversations().latest(conversation, 50)).items();
    }
}
