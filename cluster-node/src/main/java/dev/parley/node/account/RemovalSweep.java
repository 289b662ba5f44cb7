package dev.parley.node.account;

import akka.Done;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import dev.parley.persistence.account.RemovedUserTable;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Ends the removals of accounts that a node has begun and not lived to end. Every node looks; all steps may be repeated. */
final class RemovalSweep {
    /** Removals of one look; the next ones have their turn at the next look. */
    private static final int PART = 100;

    sealed interface Command {
        record Look() implements Command {}

        record Looked(@Nullable Throwable failure) implements Command {}
    }

    private RemovalSweep() {}

    /** @param interval between two looks, and how old a removal must be: a younger one is likely under way */
    static Behavior<Command> of(Removal removal, RemovedUserTable table, Duration interval, Clock clock) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startSingleTimer(new Command.Look(), interval);
            return Behaviors.receive(Command.class)
                    .onMessage(Command.Look.class, look -> {
                        context.pipeToSelf(
                                sweep(removal, table, interval, clock), (done, failure) -> new Command.Looked(failure));
                        return Behaviors.same();
                    })
                    .onMessage(Command.Looked.class, looked -> {
                        if (looked.failure() != null) {
                            context.getLog()
                                    .warn(
                                            "Removals of accounts are unfinished; next try in {}",
                                            interval,
                                            looked.failure());
                        }
                        timers.startSingleTimer(new Command.Look(), interval);
                        return Behaviors.same();
                    })
                    .build();
        }));
    }

    private static CompletionStage<Done> sweep(
            Removal removal, RemovedUserTable table, Duration interval, Clock clock) {
        return table.unfinished(PART).thenCompose(begun -> {
            CompletionStage<Done> all = CompletableFuture.completedStage(Done.getInstance());
            for (RemovedUserTable.Removal each : begun) {
                if (each.begunAt().plus(interval).isBefore(clock.instant())) {
                    all = all.thenCompose(done -> removal.resume(each.user()));
                }
            }
            return all;
        });
    }
}
