package dev.parley.node.session;

import static dev.parley.node.session.SessionForTests.JOURNAL;
import static dev.parley.node.session.SessionForTests.KIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import dev.parley.node.conversation.ConversationCommand.CursorsMoved;
import dev.parley.node.delivery.RouteNews;
import dev.parley.node.presence.ContactList;
import dev.parley.persistence.session.SessionEvent;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserSessionEntityTest {
    private final SessionForTests world = new SessionForTests(Duration.ofMillis(100));
    private final ConversationId room = world.rooms.add();

    @Test
    void aBurstOfReceiptsIsOneEventAndOneWriteOfRows() {
        world.rooms.post(room, 100);
        TestProbe<Connection.Command> phone = world.attach();
        for (int seq = 1; seq <= 100; seq++) {
            world.session.tell(new SessionCommand.MarkRead(room, new Seq(seq), phone.ref(), null));
        }
        await().until(() -> world.list().get(0).unread() == 0);
        await().until(() -> !world.mirrored.isEmpty());
        assertThat(JOURNAL.persistedInStorage(world.journalId())).hasSizeLessThanOrEqualTo(2);
        assertThat(world.mirrored).hasSizeLessThanOrEqualTo(2);
        assertThat(world.toConversations)
                .filteredOn(told -> ((CursorsMoved) told).read() != null)
                .last()
                .isInstanceOfSatisfying(
                        CursorsMoved.class, moved -> assertThat(moved.read()).isEqualTo(new Seq(100)));
        phone.expectNoMessage(Duration.ofMillis(100));
    }

    @Test
    void whatANodeOfAnOlderVersionSaysToBeDeliveredGoesToTheConversation() {
        world.session.tell(new SessionCommand.MarkDelivered(room, new Seq(3)));
        await().until(() -> world.toConversations.size() == 1);
        assertThat(world.toConversations.element())
                .isInstanceOfSatisfying(CursorsMoved.class, moved -> assertThat(moved.delivered())
                        .isEqualTo(new Seq(3)));
        assertThat(world.mirrored).isEmpty();
        assertThat(JOURNAL.persistedInStorage(world.journalId())).isEmpty();
    }

    @Test
    void theOtherDevicesHearTheNewCount() {
        world.rooms.post(room, 5);
        world.rooms.post(world.rooms.add(), 7);
        TestProbe<Connection.Command> phone = world.attach();
        TestProbe<Connection.Command> desktop = world.attach();
        world.session.tell(new SessionCommand.MarkRead(room, new Seq(3), phone.ref(), null));
        assertThat(desktop.expectMessageClass(Connection.Notice.class).frame().json())
                .isEqualTo(EncodedFrame.of(new ServerFrame.Notification(room, new Seq(3), 2, 9))
                        .json());
        phone.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void aCursorGoesNeitherBackNorBeyondTheLastMessageAndOutlivesTheSession() {
        world.rooms.post(room, 5);
        assertThat(marked(room, 4)).isInstanceOf(SessionReply.Noted.class);
        assertThat(marked(room, 2)).isInstanceOf(SessionReply.Noted.class);
        assertThat(world.list().get(0).readSeq()).isEqualTo(new Seq(4));
        assertThat(marked(room, 400)).isInstanceOf(SessionReply.Noted.class);
        assertThat(world.list().get(0).readSeq()).isEqualTo(new Seq(5));
        world.restart();
        assertThat(world.list().get(0).readSeq()).isEqualTo(new Seq(5));
    }

    @Test
    void onlyMembersReadAndMute() {
        ConversationId foreign = new ConversationId(new UUID(99, 99));
        assertThat(marked(foreign, 1)).isInstanceOfSatisfying(SessionReply.Refused.class, refused -> assertThat(
                        refused.refusal().code())
                .isEqualTo(ErrorCode.UNKNOWN_CONVERSATION));
        assertThat(mute(foreign, true)).isInstanceOf(SessionReply.Refused.class);
        assertThat(mute(foreign, false)).isInstanceOf(SessionReply.Refused.class);
        assertThat(JOURNAL.persistedInStorage(world.journalId())).isEmpty();
    }

    @Test
    void whatIsMutedStaysSoOnAllDevices() {
        TestProbe<Connection.Command> phone = world.attach();
        assertThat(mute(room, true)).isInstanceOf(SessionReply.Noted.class);
        assertThat(mute(room, true)).isInstanceOf(SessionReply.Noted.class);
        assertThat(JOURNAL.persistedInStorage(world.journalId())).hasSize(1);
        assertThat(phone.expectMessageClass(Connection.Notice.class).frame().json())
                .isEqualTo(
                        EncodedFrame.of(new ServerFrame.MuteChanged(room, true)).json());
        world.restart();
        assertThat(world.list().get(0).muted()).isTrue();
        assertThat(mute(room, false)).isInstanceOf(SessionReply.Noted.class);
        assertThat(world.list().get(0).muted()).isFalse();
    }

    @Test
    void theMutedAreBounded() {
        for (int i = 0; i < 3; i++) {
            assertThat(mute(world.rooms.add(), true)).isInstanceOf(SessionReply.Noted.class);
        }
        assertThat(mute(room, true)).isInstanceOfSatisfying(SessionReply.Refused.class, refused -> assertThat(
                        refused.refusal().code())
                .isEqualTo(ErrorCode.LIST_FULL));
    }

    @Test
    void contactsAreAskedForOnceAndAgainWhenTheyChange() {
        TestProbe<Connection.Command> phone = world.attach();
        TestProbe<Connection.Command> desktop = world.attach();
        assertThat(world.contactsAsked).hasValue(1);
        world.contacts = new ContactList(Set.of(new UserId(new UUID(5, 5))), Set.of());
        world.session.tell(new SessionCommand.ContactsChanged());
        phone.expectMessage(new Connection.Introduced(world.contacts));
        desktop.expectMessage(new Connection.Introduced(world.contacts));
        assertThat(world.contactsAsked).hasValue(2);
    }

    @Test
    void whoComesBackSoonIsToldTheContactsThatWereKnown() {
        TestProbe<Connection.Command> phone = world.attach();
        phone.stop();
        world.attach().stop();
        world.contacts = new ContactList(Set.of(new UserId(new UUID(5, 5))), Set.of());
        world.list();
        assertThat(world.contactsAsked).hasValue(1);

        await().until(world::hasNoSockets);
        world.session.tell(new SessionCommand.ContactsChanged());
        TestProbe<Connection.Command> desktop = KIT.createTestProbe();
        world.session.tell(
                new SessionCommand.Attach(new DeviceId(new UUID(2, 9)), desktop.ref(), world.router.ref(), false));
        desktop.expectMessageClass(Connection.Attached.class);
        desktop.expectMessage(new Connection.Introduced(world.contacts));
    }

    @Test
    void aListThatIsReadPageByPageIsPutTogetherOnce() {
        for (int i = 1; i < 25; i++) {
            world.rooms.add();
        }
        List<ConversationId> whole =
                world.list().stream().map(InboxEntry::conversationId).toList();
        int before = world.rooms.lists.get();
        List<ConversationId> read = new ArrayList<>();
        InboxCursor after = null;
        do {
            SessionReply.Conversations page = world.page(after, 10);
            assertThat(page.total()).isEqualTo(25);
            page.entries().forEach(entry -> read.add(entry.conversationId()));
            after = page.next();
        } while (after != null);

        assertThat(read).isEqualTo(whole);
        assertThat(world.rooms.lists.get() - before).isEqualTo(1);
    }

    @Test
    void aLaterPageShowsWhatHasHappenedSinceTheFirst() {
        ConversationId second = world.rooms.add();
        ConversationId third = world.rooms.add();
        ConversationId left = world.rooms.add();
        InboxCursor after = world.page(null, 1).next();
        TestProbe<RouteNews> conversation = KIT.createTestProbe();
        world.session.tell(new SessionCommand.Locate(second, conversation.ref()));
        world.rooms.post(second, 2);
        world.rooms.post(third, 3);
        world.rooms.rooms().get(left).member = false;
        assertThat(mute(third, true)).isInstanceOf(SessionReply.Noted.class);

        SessionReply.Conversations page = world.page(after, 10);
        assertThat(page.entries()).extracting(InboxEntry::conversationId).containsExactly(second, third);
        assertThat(page.entries().get(0).unread()).isEqualTo(2);
        assertThat(page.entries().get(1).muted()).isTrue();
        assertThat(page.next()).isNull();
    }

    @Test
    void contactsOfSomebodyWithoutSocketsAreNotAskedFor() {
        world.session.tell(new SessionCommand.ContactsChanged());
        world.list();
        assertThat(world.contactsAsked).hasValue(0);
    }

    @Test
    void aProfileIsNewsForOwnDevicesAndForConversationsThatAreActive() {
        TestProbe<RouteNews> conversation = KIT.createTestProbe();
        TestProbe<Connection.Command> phone = world.attachHeardBy(room, conversation);
        phone.expectMessageClass(Connection.Introduced.class);
        EncodedFrame frame = EncodedFrame.of(new ServerFrame.Pong(null));
        world.session.tell(new SessionCommand.ProfileChanged(frame));
        phone.expectMessage(new Connection.Notice(frame));
        conversation.expectMessage(new RouteNews.Announced(world.user, frame));
    }

    @Test
    void aUserHasNoMoreSocketsThanAllowedAndTheyEndWithTheirDevice() {
        TestProbe<Connection.Command> phone = world.attach();
        world.attach();
        world.attach();
        TestProbe<Connection.Command> fourth = KIT.createTestProbe();
        DeviceId device = new DeviceId(new UUID(2, 7));
        world.session.tell(new SessionCommand.Attach(device, fourth.ref(), world.router.ref(), false));
        fourth.expectMessage(new Connection.Close(CloseCode.TOO_MANY_CONNECTIONS));
        phone.stop();
        await().untilAsserted(() -> {
            TestProbe<Connection.Command> next = KIT.createTestProbe();
            world.session.tell(new SessionCommand.Attach(device, next.ref(), world.router.ref(), false));
            next.expectMessageClass(Connection.Attached.class);
            world.session.tell(new SessionCommand.EndDevices(Set.of(device), CloseCode.UNAUTHENTICATED));
            next.fishForMessage(
                    Duration.ofSeconds(3),
                    said -> said instanceof Connection.Close
                            ? FishingOutcomes.complete()
                            : FishingOutcomes.continueAndIgnore());
        });
    }

    @Test
    void whatIsStoredIsReadAgain() {
        assertThat(mute(room, true)).isInstanceOf(SessionReply.Noted.class);
        assertThat(JOURNAL.persistedInStorage(world.journalId()))
                .singleElement()
                .isInstanceOf(SessionEvent.MuteChanged.class);
    }

    private SessionReply marked(ConversationId id, long seq) {
        TestProbe<SessionReply> replies = KIT.createTestProbe();
        world.session.tell(new SessionCommand.MarkRead(id, new Seq(seq), null, replies.ref()));
        return replies.receiveMessage();
    }

    private SessionReply mute(ConversationId id, boolean muted) {
        return world.mute(id, muted);
    }
}
