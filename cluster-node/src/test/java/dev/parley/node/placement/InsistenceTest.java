package dev.parley.node.placement;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.cluster.sharding.typed.testkit.javadsl.TestEntityRef;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class InsistenceTest {
    private static final ActorTestKit KIT = ActorTestKit.create("insistence");
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestProbe<Question> entity = KIT.createTestProbe();
    private final EntityRef<Question> ref =
            TestEntityRef.of(EntityTypeKey.create(Question.class, "somebody"), "one", entity.ref());

    private record Question(ActorRef<String> replyTo) {}

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void whatIsLostIsAskedOnceMore() {
        CompletableFuture<String> answer = ask(SOON, PATIENCE);
        entity.expectMessageClass(Question.class);
        entity.expectMessageClass(Question.class).replyTo().tell("here");

        assertThat(answer).succeedsWithin(PATIENCE).isEqualTo("here");
        entity.expectNoMessage(SOON.multipliedBy(2));
    }

    @Test
    void whatIsAnsweredIsNotAskedAgain() {
        CompletableFuture<String> answer = ask(SOON.multipliedBy(10), PATIENCE);
        entity.expectMessageClass(Question.class).replyTo().tell("here");

        assertThat(answer).succeedsWithin(PATIENCE).isEqualTo("here");
        entity.expectNoMessage(SOON.multipliedBy(12));
    }

    @Test
    void silenceEndsInAFailure() {
        CompletableFuture<String> answer = ask(SOON, SOON.multipliedBy(3));
        entity.expectMessageClass(Question.class);
        entity.expectMessageClass(Question.class);

        assertThat(answer).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(TimeoutException.class);
    }

    private CompletableFuture<String> ask(Duration again, Duration within) {
        return new Insistence(again)
                .<Question, String>ask(ref, Question::new, within)
                .toCompletableFuture();
    }
}
