package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.ID;
import static dev.parley.node.conversation.ConversationScript.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.Done;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import dev.parley.persistence.conversation.ConversationEvent.ConversationRenamed;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationProjectorTest {
    private static final Duration GATHERING = Duration.ofSeconds(4);
    private static final Duration STEP = Duration.ofSeconds(1);

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final TestProbe<ConversationCommand> entity = kit.createTestProbe(ConversationCommand.class);
    private final Tables tables = new Tables();
    private final ActorRef<ConversationProjector.Command> projector =
            kit.spawn(ConversationProjector.create(ID, tables, entity.ref(), () -> GATHERING));

    /** A write that the test answers. */
    private record Write(boolean isPatient, List<Long> revs, CompletableFuture<Done> answer) {
        void succeed() {
            answer.complete(Done.getInstance());
        }
    }

    @BeforeEach
    void beginAtZero() {
        assertThat(progress()).isEqualTo(Rev.ZERO);
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void whatIsNotUrgentIsGatheredAndWrittenPatiently() throws InterruptedException {
        project(1, false);
        project(2, false);
        assertThat(untilTheNextWrite()).isGreaterThanOrEqualTo(GATHERING);

        nextWrite(true, 1L, 2L).succeed();
        assertThat(progress()).isEqualTo(new Rev(2));
    }

    @Test
    void whatIsUrgentIsWrittenAtOnce() throws InterruptedException {
        project(1, false);
        project(2, true);

        nextWrite(false, 1L, 2L);
    }

    @Test
    void whatIsUrgentDoesNotGatherBehindAWriteThatIsUnderWay() throws InterruptedException {
        project(1, true);
        Write first = tables.next();
        project(2, true);
        project(3, false);
        entity.expectNoMessage(Duration.ZERO);
        assertThat(tables.writes).isEmpty();

        first.succeed();
        assertThat(progress()).isEqualTo(new Rev(1));
        nextWrite(false, 2L, 3L);
    }

    @Test
    void aWriteThatFailedIsRepeated() throws InterruptedException {
        project(1, true);
        tables.next().answer.completeExceptionally(new IllegalStateException("the database is away"));
        project(2, false);

        assertThat(untilTheNextWrite()).isPositive();
        assertThat(tables.next().revs).startsWith(1L);
    }

    private Write nextWrite(boolean isPatient, Long... revs) throws InterruptedException {
        Write write = tables.next();
        assertThat(write.isPatient).isEqualTo(isPatient);
        assertThat(write.revs).containsExactly(revs);
        return write;
    }

    private void project(long rev, boolean prompt) {
        projector.tell(new ConversationProjector.Project(
                List.of(new ProjectedEvent(
                        new NumberedEvent(new Rev(rev), new ConversationRenamed(ANNA, "friends", NOON)),
                        Seq.ZERO,
                        History.FROM_JOIN)),
                new ProjectedHead(
                        ID, ConversationType.GROUP, "friends", null, new Rev(rev), Seq.ZERO, null, 1, NOON, List.of()),
                prompt));
    }

    /** Lets the actors' time pass; returns how much did. */
    private Duration untilTheNextWrite() {
        AtomicInteger steps = new AtomicInteger();
        await().until(() -> {
            time.timePasses(STEP);
            steps.incrementAndGet();
            return !tables.writes.isEmpty();
        });
        return STEP.multipliedBy(steps.get());
    }

    private Rev progress() {
        return entity.expectMessageClass(ConversationCommand.Projected.class).rev();
    }

    /** Tables whose writes wait for the test. */
    private static final class Tables implements ConversationProjection {
        final BlockingQueue<Write> writes = new LinkedBlockingQueue<>();

        Write next() throws InterruptedException {
            Write write = writes.poll(10, TimeUnit.SECONDS);
            assertThat(write).as("a write").isNotNull();
            return write;
        }

        @Override
        public CompletionStage<Rev> projected(ConversationId conversation) {
            return CompletableFuture.completedStage(Rev.ZERO);
        }

        @Override
        public CompletionStage<Done> write(List<ProjectedEvent> events, ProjectedHead head) {
            return write(false, events);
        }

        @Override
        public ConversationProjection patient() {
            return new ConversationProjection() {
                @Override
                public CompletionStage<Rev> projected(ConversationId conversation) {
                    return CompletableFuture.failedStage(new AssertionError("asked in a hurry"));
                }

                @Override
                public CompletionStage<Done> write(List<ProjectedEvent> events, ProjectedHead head) {
                    return Tables.this.write(true, events);
                }
            };
        }

        private CompletionStage<Done> write(boolean isPatient, List<ProjectedEvent> events) {
            Write write = new Write(
                    isPatient,
                    events.stream().map(event -> event.numbered().rev().value()).toList(),
                    new CompletableFuture<>());
            writes.add(write);
            return write.answer;
        }
    }
}
