package dev.parley.node.placement;

import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Asks once more what was not answered: what reaches the old home of a shard while it moves is lost, by the rules of
 * cluster sharding. Only for what does no harm when it is done twice. Where answers in general take long, it waits longer:
 * what is asked twice would make a busy cluster busier. Thread-safe.
 */
public final class Insistence {
    /** What one answer weighs, as in RFC 6298 section 2. */
    private static final int SMOOTHING = 8;

    private static final int TIMES_AS_LONG = 2;

    private final Duration least;
    private final AtomicLong smoothed = new AtomicLong();

    /** @param least how long the first answer is waited for at least */
    public Insistence(Duration least) {
        this.least = least;
    }

    public static Insistence from(Config root) {
        return new Insistence(PlacementSettings.from(root).askAgain());
    }

    /** How long an answer is waited for now. */
    public Duration askAgain() {
        Duration usual = Duration.ofNanos(TIMES_AS_LONG * smoothed.get());
        return usual.compareTo(least) > 0 ? usual : least;
    }

    /** An answer has come so long after its question was asked for the first time. */
    public void answered(Duration after) {
        smoothed.accumulateAndGet(after.toNanos(), (before, time) -> before + (time - before) / SMOOTHING);
    }

    /** The first answer counts, whichever question it is to. The stage fails where none comes within the time. */
    public <C, R> CompletionStage<R> ask(EntityRef<C> entity, Function<ActorRef<R>, C> question, Duration within) {
        long began = System.nanoTime();
        CompletableFuture<R> answer = entity.<R>ask(question::apply, within).toCompletableFuture();
        CompletableFuture<R> told = answer.whenComplete((reply, failure) -> {
            if (failure == null) {
                answered(Duration.ofNanos(System.nanoTime() - began));
            }
        });
        Duration pause = askAgain();
        if (within.compareTo(pause) <= 0) {
            return told;
        }
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> {
                    if (!answer.isDone()) {
                        entity.<R>ask(question::apply, within.minus(pause)).thenAccept(answer::complete);
                    }
                });
        return told;
    }
}
