package dev.parley.load.check.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.ParleyException;
import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Observation.Action;
import dev.parley.load.check.record.Observation.Outcome;
import dev.parley.load.check.record.Recording;
import dev.parley.load.check.record.Watch;
import dev.parley.load.check.work.Errands.Answer;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrandsTest implements Recording {
    private final List<Observation> seen = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Errands errands = new Errands(this, new Watch(InstantSource.fixed(Instant.EPOCH), () -> 0), timer);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Override
    public void add(Observation observation) {
        seen.add(observation);
    }

    @Override
    public void replay(Reader reader) {
        seen.forEach(reader::next);
    }

    private Observation.Began began() {
        return new Observation.Began(
                0,
                errands.next(),
                Action.REACT,
                new UserId(new UUID(0, 1)),
                new ConversationId(new UUID(0, 2)),
                null,
                null,
                null,
                null,
                null);
    }

    private static CompletableFuture<Answer> failed(RuntimeException why) {
        return CompletableFuture.failedFuture(why);
    }

    private Observation.Ended ended() {
        return (Observation.Ended) seen.get(1);
    }

    @Test
    void areRepeatedUntilThereIsAnAnswer() {
        errands.run(
                began(),
                attempt -> switch (attempt) {
                    case 0 -> failed(new ParleyException.Disconnected("gone", null));
                    case 1 -> failed(new ParleyException.RateLimited("unavailable", "later", Duration.ofMillis(1)));
                    case 2 -> throw new ParleyException.WindowFull(1);
                    default -> CompletableFuture.completedFuture(Answer.DONE);
                },
                answer -> {});
        await().atMost(Duration.ofSeconds(20)).until(() -> errands.open() == 0);
        assertThat(ended().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void endWithARefusal() {
        errands.run(began(), attempt -> failed(new ParleyException.Refused("conflict", "no", List.of())), answer -> {});
        assertThat(errands.open()).isZero();
        assertThat(ended().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(ended().why()).isEqualTo("conflict");
    }

    @Test
    void areGivenUpAtTheEnd() {
        errands.giveUp();
        errands.run(began(), attempt -> failed(new ParleyException.Disconnected("gone", null)), answer -> {});
        assertThat(ended().outcome()).isEqualTo(Outcome.UNKNOWN);
    }
}
