package dev.parley.node.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import dev.parley.api.account.Principal;
import dev.parley.node.admission.Admission;
import dev.parley.node.admission.AdmissionSettings;
import dev.parley.node.conversation.ConversationCommand;
import dev.parley.node.conversation.ConversationReply;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.Parcel;
import dev.parley.node.delivery.Passing;
import dev.parley.node.placement.Insistence;
import dev.parley.node.presence.ContactList;
import dev.parley.node.presence.PresenceDesk;
import dev.parley.persistence.fence.WritePulse;
import dev.parley.protocol.Limits;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final ConversationId ROOM = new ConversationId(new UUID(3, 3));
    private static final UserId BOB = new UserId(new UUID(1, 2));
    private static final AtomicBoolean SHUT = new AtomicBoolean();
    private static final Admission ADMISSION = new Admission(
            new AdmissionSettings(3, Duration.ofSeconds(2), Duration.ofMillis(500)),
            SHUT::get,
            new WritePulse(System::nanoTime),
            new Random(1));
    private static final Principal ANN =
            new Principal(new UserId(new UUID(1, 1)), new DeviceId(new UUID(2, 1)), "ann", "Ann", Instant.MAX, false);

    private final TestProbe<DeliveryRouter.Command> router = SessionForTests.KIT.createTestProbe();
    private final TestProbe<PresenceDesk.Command> presence = SessionForTests.KIT.createTestProbe();
    private final TestProbe<SessionCommand> session = SessionForTests.KIT.createTestProbe();
    private final TestProbe<ConversationCommand> room = SessionForTests.KIT.createTestProbe();
    private final PlayedSocket socket = new PlayedSocket();
    private final ActorRef<Connection.Command> connection = connect(Duration.ofMinutes(1));

    private ActorRef<Connection.Command> connect(Duration askAgain) {
        return SessionForTests.KIT.spawn(Connection.create(
                ANN,
                socket,
                new ConnectionRuntime(
                        SessionForTests.settings(Duration.ofMillis(100)),
                        SessionForTests.DELIVERY,
                        Limits.DEFAULT,
                        Duration.ofSeconds(30),
                        router.ref(),
                        presence.ref(),
                        (user, command) -> session.ref().tell(command),
                        (conversation, command) -> room.ref().tell(command),
                        null,
                        ADMISSION,
                        new Insistence(askAgain),
                        Clock.systemUTC(),
                        System::nanoTime,
                        new Random(1))));
    }

    private ActorRef<Parcel> welcomed() {
        ActorRef<Parcel> parcels =
                router.expectMessageClass(DeliveryRouter.Join.class).socket();
        session.expectMessageClass(SessionCommand.Attach.class);
        connection.tell(new Connection.Attached(session.ref(), Set.of()));
        await().until(() -> socket.of("welcome").size() == 1);
        assertThat(presence.receiveMessage()).isEqualTo(new PresenceDesk.Open(ANN.userId(), parcels));
        return parcels;
    }

    private void say(ClientFrame frame) {
        connection.tell(new Connection.Said(frame));
    }

    @Test
    void whatIsSaidBeforeTheWelcomeWaitsForIt() {
        say(new ClientFrame.StartTyping(null, ROOM));
        room.expectNoMessage(Duration.ofMillis(50));
        welcomed();
        room.expectMessage(new ConversationCommand.Typing(ANN.userId(), true));
    }

    @Test
    void nothingIsHeardBeforeTheWelcome() {
        connection.tell(new Connection.Notice(EncodedFrame.of(new ServerFrame.MuteChanged(ROOM, true))));
        connection.tell(new Connection.Introduced(new ContactList(Set.of(BOB), Set.of())));
        ActorRef<Parcel> parcels = welcomed();
        assertThat(socket.frames).hasSize(1);
        connection.tell(new Connection.Introduced(ContactList.NOBODY));
        presence.expectMessage(new PresenceDesk.Know(parcels, ContactList.NOBODY));
    }

    @Test
    void asksAgainWhereNoSessionAnswers() {
        session.expectMessageClass(SessionCommand.Attach.class);
        session.expectMessageClass(SessionCommand.Attach.class);
        connection.tell(new Connection.Attached(session.ref(), Set.of()));
        await().until(() -> socket.of("welcome").size() == 1);
        session.expectNoMessage(Duration.ofMillis(400));
    }

    @Test
    void attachesAgainWhenTheSessionHasGoneAndWelcomesOnce() {
        welcomed();
        session.stop();
        TestProbe<SessionCommand> next = SessionForTests.KIT.createTestProbe();
        connection.tell(new Connection.Attached(next.ref(), Set.of()));
        say(new ClientFrame.StopTyping(null, ROOM));
        room.expectMessage(new ConversationCommand.Typing(ANN.userId(), false));
        assertThat(socket.of("welcome")).hasSize(1);
    }

    @Test
    void welcomesWithoutASessionThatIsLateAndLetsThroughWhatNeedsNone() {
        ActorRef<Parcel> parcels =
                router.expectMessageClass(DeliveryRouter.Join.class).socket();
        say(new ClientFrame.MarkRead(null, ROOM, new Seq(2)));
        say(new ClientFrame.Resume("r1", null, List.of()));
        say(send("early"));
        assertThat(session.expectMessageClass(SessionCommand.Attach.class).returning())
                .isFalse();
        await().until(() -> socket.of("welcome").size() == 1);
        room.expectMessageClass(ConversationCommand.Post.class);
        parcels.tell(new Passing(EncodedFrame.of(new ServerFrame.TypingIndicator(ROOM, BOB, true))));
        await().until(() -> socket.of("typing_indicator").size() == 1);
        await().until(() -> socket.of("resumed").size() == 1);

        session.fishForMessage(
                Duration.ofSeconds(3),
                said -> said instanceof SessionCommand.Attach attach && attach.returning()
                        ? FishingOutcomes.complete()
                        : FishingOutcomes.continueAndIgnore());
        connection.tell(new Connection.Attached(session.ref(), Set.of()));
        session.fishForMessage(
                Duration.ofSeconds(3),
                said -> said instanceof SessionCommand.MarkRead
                        ? FishingOutcomes.complete()
                        : FishingOutcomes.continueAndIgnore());
        assertThat(socket.of("welcome")).hasSize(1);
        connection.tell(new Connection.Gone());
        SessionForTests.KIT.createTestProbe().expectTerminated(connection, Duration.ofSeconds(5));
    }

    @Test
    void asksAgainForAMessageThatIsNotAnsweredAndTellsTheAnswerOnce() {
        ActorRef<Connection.Command> hasty = connect(Duration.ofMillis(50));
        hasty.tell(new Connection.Attached(session.ref(), Set.of()));
        hasty.tell(new Connection.Said(send("lost")));
        ConversationCommand.Post lost = room.expectMessageClass(ConversationCommand.Post.class);
        ConversationCommand.Post again = room.expectMessageClass(ConversationCommand.Post.class);
        assertThat(again).isEqualTo(lost);
        for (int i = 0; i < 2; i++) {
            again.replyTo().tell(new ConversationReply.Refused(again.token(), Refusal.of(ErrorCode.NOT_PERMITTED)));
        }
        await().until(() -> socket.of("error").size() == 1);
        hasty.tell(new Connection.Said(send("next")));
        room.fishForMessage(
                Duration.ofSeconds(3),
                said -> said instanceof ConversationCommand.Post next
                                && next.send().clientMessageId().value().equals("next")
                        ? FishingOutcomes.complete()
                        : FishingOutcomes.continueAndIgnore());
        hasty.tell(new Connection.Gone());
        SessionForTests.KIT.createTestProbe().expectTerminated(hasty, Duration.ofSeconds(5));
        assertThat(socket.of("error")).hasSize(1);
    }

    @Test
    void whatIsDeliveredIsGatheredForTheConversation() {
        welcomed();
        ConversationId other = new ConversationId(new UUID(3, 4));
        say(new ClientFrame.MarkDelivered(null, ROOM, new Seq(3)));
        say(new ClientFrame.MarkDelivered(null, ROOM, new Seq(2)));
        say(new ClientFrame.MarkDelivered(null, other, new Seq(1)));
        List<ConversationCommand> told = room.receiveSeveralMessages(2);
        assertThat(told)
                .extracting(command -> ((ConversationCommand.CursorsMoved) command).delivered())
                .containsExactlyInAnyOrder(new Seq(3), new Seq(1));
        assertThat(told).allSatisfy(command -> {
            ConversationCommand.CursorsMoved moved = (ConversationCommand.CursorsMoved) command;
            assertThat(moved.user()).isEqualTo(ANN.userId());
            assertThat(moved.read()).isNull();
        });
        assertThat(socket.handled).hasValue(3);
    }

    @Test
    void whatWasDeliveredIsToldBeforeTheSocketGoes() {
        ActorRef<Connection.Command> brief = connect(Duration.ofMinutes(1));
        brief.tell(new Connection.Attached(session.ref(), Set.of()));
        brief.tell(new Connection.Said(new ClientFrame.MarkDelivered(null, ROOM, new Seq(1))));
        room.expectMessageClass(ConversationCommand.CursorsMoved.class);
        brief.tell(new Connection.Said(new ClientFrame.MarkDelivered(null, ROOM, new Seq(2))));
        brief.tell(new Connection.Gone());
        assertThat(room.expectMessageClass(ConversationCommand.CursorsMoved.class)
                        .delivered())
                .isEqualTo(new Seq(2));
    }

    @Test
    void readCursorsGoToTheSessionAndAreAnsweredByCreditAlone() {
        welcomed();
        say(new ClientFrame.MarkRead(null, ROOM, new Seq(2)));
        session.expectMessage(new SessionCommand.MarkRead(ROOM, new Seq(2), connection, null));
        await().until(() -> socket.handled.get() == 1);
        assertThat(socket.frames).hasSize(1);
    }

    @Test
    void aReactionIsAChangeThatIsAnswered() {
        welcomed();
        MessageId message = MessageId.create(Instant.EPOCH, new Seq(1), 1);
        say(new ClientFrame.React("r1", ROOM, message, "👍", null));
        ConversationCommand.React react = room.expectMessageClass(ConversationCommand.React.class);
        assertThat(react.remove()).isFalse();
        react.replyTo().tell(new ConversationReply.Noted(react.token()));
        await().until(() -> socket.of("ok").size() == 1);
        say(new ClientFrame.React("r2", ROOM, message, "👍", true));
        react = room.expectMessageClass(ConversationCommand.React.class);
        assertThat(react.remove()).isTrue();
        react.replyTo().tell(new ConversationReply.Refused(react.token(), Refusal.of(ErrorCode.TOO_MANY_REACTIONS)));
        await().until(() -> socket.of("error").size() == 1);
        assertThat(socket.of("error").get(0)).contains("too_many_reactions").contains("r2");
        assertThat(socket.handled).hasValue(2);
    }

    @Test
    void whomItWatchesIsForTheDesk() {
        ActorRef<Parcel> parcels = welcomed();
        say(new ClientFrame.WatchPresence(null, List.of(BOB)));
        presence.expectMessage(new PresenceDesk.Watch(parcels, List.of(BOB)));
        say(new ClientFrame.Resume("r1", null, List.of()));
        presence.expectMessage(new PresenceDesk.Watch(parcels, List.of()));
        await().until(() -> socket.of("resumed").size() == 1);
        ContactList contacts = new ContactList(Set.of(BOB), Set.of());
        connection.tell(new Connection.Introduced(contacts));
        presence.expectMessage(new PresenceDesk.Know(parcels, contacts));
    }

    @Test
    void whatItIsToldOfOthersGoesOnAndIsToldAgainAfterAnOverflow() {
        ActorRef<Parcel> parcels = welcomed();
        parcels.tell(new Passing(EncodedFrame.of(new ServerFrame.TypingIndicator(ROOM, BOB, true))));
        await().until(() -> socket.of("typing_indicator").size() == 1);
        connection.tell(new Connection.Overflowed());
        connection.tell(new Connection.Overflowed());
        presence.expectMessage(new PresenceDesk.TellAgain(parcels));
    }

    @Test
    void nothingIsToldBeforeTheWelcome() {
        ActorRef<Parcel> parcels =
                router.expectMessageClass(DeliveryRouter.Join.class).socket();
        parcels.tell(new Passing(EncodedFrame.of(new ServerFrame.TypingIndicator(ROOM, BOB, true))));
        connection.tell(new Connection.Attached(session.ref(), Set.of()));
        await().until(() -> socket.of("welcome").size() == 1);
        assertThat(socket.frames).hasSize(1);
    }

    @Test
    void whatANodeCannotTakeIsRefusedAtOnceWithATimeToComeBack() {
        welcomed();
        for (int i = 0; i < 4; i++) {
            say(send("id-" + i));
        }
        for (int i = 0; i < 3; i++) {
            room.expectMessageClass(ConversationCommand.Post.class);
        }
        room.expectNoMessage(Duration.ofMillis(50));
        await().until(() -> socket.of("error").size() == 1);
        assertThat(socket.of("error").get(0))
                .contains("\"code\":5003", "\"clientMessageId\":\"id-3\"", "\"retryAfterMs\":");
        assertThat(socket.handled.get()).isEqualTo(1);

        SHUT.set(true);
        connection.tell(new Connection.Gone());
        SessionForTests.KIT.createTestProbe().expectTerminated(connection, Duration.ofSeconds(5));
        assertThat(ADMISSION.enter()).isPresent();
        SHUT.set(false);
        for (int i = 0; i < 3; i++) {
            assertThat(ADMISSION.enter())
                    .as("what a closed socket waited for counts no more")
                    .isEmpty();
        }
        ADMISSION.left(3);
    }

    private static ClientFrame.SendMessage send(String id) {
        return new ClientFrame.SendMessage(null, ROOM, new ClientMessageId(id), null, "text", null, null, null);
    }
}
