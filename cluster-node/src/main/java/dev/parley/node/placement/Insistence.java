package dev.parley.node.placement;

import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Asks once more what was not answered: what reaches the old home of a shard while it moves is lost, by the rules of
 * cluster sharding. Only for what does no harm when it is done twice.
 *
 * @param askAgain how long the first answer is waited for
 */
public record Insistence(Duration askAgain) {
    public static Insistence from(Config root) {
        return new Insistence(PlacementSettings.from(root).askAgain());
    }

    /** The first answer counts, whichever question it is to. The stage fails where none comes within the time. */
    public <C, R> CompletionStage<R> ask(EntityRef<C> entity, Function<ActorRef<R>, C> question, Duration within) {
        CompletableFuture<R> answer = entity.<R>ask(question::apply, within).toCompletableFuture();
        if (within.compareTo(askAgain) <= 0) {
            return answer;
        }
        CompletableFuture.delayedExecutor(askAgain.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> {
                    if (!answer.isDone()) {
                        entity.<R>ask(question::apply, within.minus(askAgain)).thenAccept(answer::complete);
                    }
                });
        return answer;
    }
}
