package dev.parley.node.session;

import static dev.parley.node.session.SessionForTests.JOURNAL;
import static dev.parley.node.session.SessionForTests.KIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.persistence.testkit.JournalOperation;
import akka.persistence.testkit.ProcessingPolicy;
import akka.persistence.testkit.ProcessingResult;
import akka.persistence.testkit.ProcessingSuccess;
import akka.persistence.testkit.WriteEvents;
import dev.parley.node.delivery.RouteNews;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a session reads its log, when it does not, and what it does when that cannot be read or written. */
class SessionLedgerTest {
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final SessionForTests world = new SessionForTests(Duration.ofMillis(20));
    private final ConversationId room = world.rooms.add();

    @AfterEach
    void journalAsUsual() {
        JOURNAL.resetPolicy();
    }

    @Test
    void whoIsLookedForAndWhoOnlyListensNeedsNoLog() {
        JOURNAL.failNextRead(world.journalId());
        TestProbe<RouteNews> conversation = KIT.createTestProbe();
        world.attachHeardBy(room, conversation);

        assertThat(mute()).isInstanceOfSatisfying(SessionReply.Refused.class, refused -> assertThat(
                        refused.refusal().code())
                .isEqualTo(ErrorCode.UNAVAILABLE));
    }

    @Test
    void whatCannotBeReadNowIsReadLater() {
        assertThat(mute()).isInstanceOf(SessionReply.Noted.class);
        world.restart();
        JOURNAL.failNextRead(world.journalId());
        assertThat(ask()).isInstanceOf(SessionReply.Refused.class);
        await().until(() -> ask() instanceof SessionReply.Conversations);
        assertThat(world.list().get(0).muted()).isTrue();
    }

    @Test
    void aSessionThatIsOnlyListenedToGivesItsLogUpAndReadsItAgain() {
        world.attach();
        assertThat(mute()).isInstanceOf(SessionReply.Noted.class);
        JOURNAL.failNextRead(world.journalId());
        assertThat(world.list().get(0).muted()).isTrue();

        world.session.tell(new SessionCommand.Idle());
        assertThat(ask()).isInstanceOf(SessionReply.Refused.class);
        await().until(() -> ask() instanceof SessionReply.Conversations);
        assertThat(world.list().get(0).muted()).isTrue();
    }

    @Test
    void whatCouldNotBeWrittenIsRefusedAndWhatASocketHasReadIsWrittenAgain() {
        world.rooms.post(room, 5);
        JOURNAL.failNextPersisted(world.journalId());
        assertThat(mute()).isInstanceOf(SessionReply.Refused.class);
        assertThat(mute()).isInstanceOf(SessionReply.Noted.class);

        TestProbe<Connection.Command> phone = world.attach();
        JOURNAL.failNextPersisted(world.journalId());
        world.session.tell(new SessionCommand.MarkRead(room, new Seq(4), phone.ref(), null));
        await().until(() -> world.list().get(0).readSeq().equals(new Seq(4)));
    }

    @Test
    void changesThatComeTogetherAreAllWritten() {
        List<ConversationId> rooms = List.of(room, world.rooms.add(), world.rooms.add());
        TestProbe<SessionReply> replies = KIT.createTestProbe();
        rooms.forEach(id -> world.session.tell(new SessionCommand.Mute(id, true, replies.ref())));
        rooms.forEach(id -> replies.expectMessageClass(SessionReply.Noted.class));
        world.restart();
        assertThat(world.list()).hasSize(3).allMatch(InboxEntry::muted);
    }

    @Test
    void whatIsReadWhileTheLogIsBeingReadMovesToo() throws InterruptedException {
        ConversationId other = world.rooms.add();
        world.rooms.post(room, 5);
        world.rooms.post(other, 5);
        TestProbe<Connection.Command> phone = world.attach();
        Slow slow = new Slow(operation -> !(operation instanceof WriteEvents));
        JOURNAL.withPolicy(slow);
        world.session.tell(new SessionCommand.MarkRead(room, new Seq(4), phone.ref(), null));
        assertThat(slow.begun.await(10, TimeUnit.SECONDS)).isTrue();
        world.session.tell(new SessionCommand.MarkRead(other, new Seq(3), phone.ref(), null));
        TestProbe<SessionReply> replies = KIT.createTestProbe();
        world.session.tell(new SessionCommand.MarkRead(other, new Seq(2), null, replies.ref()));
        replies.expectNoMessage(MOMENT);

        world.rooms.heads = new CompletableFuture<>();
        slow.end.countDown();
        replies.expectNoMessage(MOMENT);
        world.rooms.heads.complete(null);
        replies.expectMessageClass(SessionReply.Noted.class);
        await().untilAsserted(() -> assertThat(world.list())
                .extracting(InboxEntry::readSeq)
                .containsExactlyInAnyOrder(new Seq(4), new Seq(3)));
    }

    /** Or the next session, on another node, would not find it, and write beside it. */
    @Test
    void aSessionEndsAfterWhatItIsWriting() throws InterruptedException {
        assertThat(mute()).isInstanceOf(SessionReply.Noted.class);
        Slow slow = new Slow(WriteEvents.class::isInstance);
        JOURNAL.withPolicy(slow);
        TestProbe<SessionReply> replies = KIT.createTestProbe();
        world.session.tell(new SessionCommand.Mute(room, false, replies.ref()));
        assertThat(slow.begun.await(10, TimeUnit.SECONDS)).isTrue();
        world.session.tell(new SessionCommand.Stop());
        TestProbe<Object> watcher = KIT.createTestProbe();
        replies.expectNoMessage(MOMENT);
        TestProbe<RouteNews> conversation = KIT.createTestProbe();
        world.session.tell(new SessionCommand.Locate(room, conversation.ref()));
        conversation.expectMessageClass(RouteNews.Located.class);

        slow.end.countDown();
        replies.expectMessageClass(SessionReply.Noted.class);
        watcher.expectTerminated(world.session);
    }

    @Test
    void aSessionThatWritesNothingEndsAtOnce() {
        world.session.tell(new SessionCommand.Stop());
        KIT.createTestProbe().expectTerminated(world.session);
    }

    private SessionReply mute() {
        return world.mute(room, true);
    }

    private SessionReply ask() {
        TestProbe<SessionReply> replies = KIT.createTestProbe();
        world.session.tell(new SessionCommand.ListConversations(null, 0, replies.ref()));
        return replies.receiveMessage();
    }

    /** Holds operations of a kind until it is told to go on. */
    private final class Slow implements ProcessingPolicy<JournalOperation> {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch end = new CountDownLatch(1);
        private final Predicate<JournalOperation> held;

        Slow(Predicate<JournalOperation> held) {
            this.held = held;
        }

        @Override
        public ProcessingResult tryProcess(String persistenceId, JournalOperation operation) {
            if (held.test(operation) && persistenceId.equals(world.journalId())) {
                begun.countDown();
                try {
                    end.await(10, TimeUnit.SECONDS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            return ProcessingSuccess.getInstance();
        }
    }
}
