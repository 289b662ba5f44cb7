package dev.parley.node.local;

import static dev.parley.node.local.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationSummary;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessageReceipt;
import dev.parley.protocol.conversation.ReceiptStatus;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.ServerFrame;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How far messages have come, to whom, and what is left to read, on all devices alike. */
@ExtendWith(SharedParley.class)
class ReceiptsE2E {
    private final Company company;

    ReceiptsE2E(LocalParley parley) {
        company = new Company(parley);
    }

    @AfterEach
    void goHome() {
        company.close();
    }

    @Test
    void aMessageIsSentThenDeliveredThenRead() throws Exception {
        Guest ann = company.guest("Ann");
        Guest annsPhone = company.connected(ann.user());
        User ben = company.registered("Ben");
        ConversationId talk =
                get(ann.client().conversations().direct(ben.userId())).conversationId();
        MessageId message = ann.say(talk, "Are you there?").messageId();
        assertThat(receipt(ann, talk, message, ben.userId()).status()).isEqualTo(ReceiptStatus.SENT);

        Guest bensDesk = company.connected(ben);
        for (Guest hearer : List.of(ann, annsPhone)) {
            hearer.hears(ServerFrame.Receipt.class, frame -> delivered(frame, ben.userId(), 1));
        }
        await().untilAsserted(() -> {
            MessageReceipt receipt = receipt(ann, talk, message, ben.userId());
            assertThat(receipt.status()).isEqualTo(ReceiptStatus.DELIVERED);
            assertThat(receipt.deliveredAt()).isNotNull();
            assertThat(receipt.readAt()).isNull();
        });

        bensDesk.session().markRead(talk, new Seq(1));
        for (Guest hearer : List.of(ann, annsPhone)) {
            hearer.hears(ServerFrame.Receipt.class, frame -> read(frame, ben.userId(), 1));
        }
        await().untilAsserted(() -> {
            MessageReceipt receipt = receipt(ann, talk, message, ben.userId());
            assertThat(receipt.status()).isEqualTo(ReceiptStatus.READ);
            assertThat(receipt.readAt()).isNotNull();
        });
    }

    @Test
    void whatOneDeviceHasReadIsReadOnTheOthers() throws Exception {
        Guest ann = company.guest("Ann");
        Guest bensDesk = company.guest("Ben");
        Guest bensPhone = company.connected(bensDesk.user());
        ConversationId talk = ann.talkTo(bensDesk);
        ConversationId room = get(ann.client().conversations().group("Room", List.of(bensDesk.id())))
                .conversationId();
        ann.say(talk, "One");
        ann.say(talk, "Two");
        ann.say(talk, "Three");
        ann.say(room, "In the room");
        bensDesk.hears("In the room");
        bensDesk.hears("Three");
        await().untilAsserted(
                        () -> assertThat(get(bensPhone.client().conversations().totalUnread()))
                                .isEqualTo(4));

        bensDesk.session().markRead(talk, new Seq(2));
        ServerFrame.Notification first = bensPhone.hears(
                ServerFrame.Notification.class, frame -> frame.conversationId().equals(talk) && frame.unread() == 1);
        assertThat(first.readSeq()).isEqualTo(new Seq(2));
        assertThat(first.totalUnread()).isEqualTo(2);

        get(bensPhone.client().conversations().markRead(talk, new Seq(1)));
        get(bensPhone.client().conversations().markRead(room, new Seq(1)));
        ServerFrame.Notification second = bensDesk.hears(
                ServerFrame.Notification.class, frame -> frame.conversationId().equals(room) && frame.unread() == 0);
        assertThat(second.totalUnread()).isEqualTo(1);
        assertThat(summary(bensPhone, talk).readSeq()).isEqualTo(new Seq(2));
        ann.hears(ServerFrame.Receipt.class, frame -> read(frame, bensDesk.id(), 2));
        assertThat(ann.heard(ServerFrame.Receipt.class))
                .noneMatch(frame -> frame.conversationId().equals(talk)
                        && frame.readSeq() != null
                        && frame.readSeq().value() < 2);
    }

    @Test
    void ownMessagesAreNeverUnread() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        ConversationId talk = ann.talkTo(ben);
        ann.say(talk, "One");
        ben.hears("One");
        ben.say(talk, "Two");
        ann.hears("Two");
        ann.say(talk, "Three");
        await().untilAsserted(() -> {
            assertThat(summary(ann, talk).unread()).isZero();
            assertThat(summary(ben, talk).unread()).isEqualTo(1);
        });
    }

    @Test
    void aMuteHoldsOnAllDevices() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        Guest bensPhone = company.connected(ben.user());
        ConversationId talk = ann.talkTo(ben);
        ann.say(talk, "Hello");
        ben.hears("Hello");
        get(ben.client().conversations().mute(talk));
        bensPhone.hears(ServerFrame.MuteChanged.class, ServerFrame.MuteChanged::muted);
        await().untilAsserted(() -> assertThat(summary(bensPhone, talk).muted()).isTrue());
        get(bensPhone.client().conversations().unmute(talk));
        ben.hears(ServerFrame.MuteChanged.class, frame -> !frame.muted());
        await().untilAsserted(() -> assertThat(summary(ben, talk).muted()).isFalse());
        assertThat(summary(ann, talk).muted()).isFalse();
    }

    private static boolean delivered(ServerFrame.Receipt frame, UserId user, long seq) {
        return frame.userId().equals(user)
                && frame.deliveredSeq() != null
                && frame.deliveredSeq().value() == seq;
    }

    private static boolean read(ServerFrame.Receipt frame, UserId user, long seq) {
        return frame.userId().equals(user)
                && frame.readSeq() != null
                && frame.readSeq().value() == seq;
    }

    private static MessageReceipt receipt(Guest asks, ConversationId conversation, MessageId message, UserId of) {
        return get(asks.client().conversations().receipts(conversation, message, null, 10)).items().stream()
                .filter(receipt -> receipt.userId().equals(of))
                .findFirst()
                .orElseThrow();
    }

    private static ConversationSummary summary(Guest guest, ConversationId conversation) {
        return get(guest.client().conversations().list(null, 100)).items().stream()
                .filter(summary -> summary.conversationId().equals(conversation))
                .findFirst()
                .orElseThrow();
    }
}
