package dev.parley.node.operations;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.pattern.Patterns;
import dev.parley.api.http.Binding;
import dev.parley.node.placement.Departures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Leaving, as far as clients see it: no more readiness; when the shards are with other nodes, no new sockets, and a
 * goodbye to each one spread over the window; and when they have had time to settle elsewhere, Akka leaves the cluster. All of it has its bounds in the phases
 * of the coordinated shutdown.
 */
public final class Drain {
    private Drain() {}

    public static void install(
            ActorSystem<?> system, NodeReadiness readiness, Binding edge, Duration window, Duration settle) {
        Departures departures = Departures.of(system);
        CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
        shutdown.addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "not-ready", () -> {
            readiness.leaving();
            return CompletableFuture.completedFuture(Done.getInstance());
        });
        shutdown.addTask(CoordinatedShutdown.PhaseServiceUnbind(), "stop-accepting", edge::stopAccepting);
        shutdown.addTask(
                CoordinatedShutdown.PhaseServiceRequestsDone(),
                "goodbye",
                () ->
                        // Where all leave there is nobody to be spared.
                        departures.somebodyStays()
                                ? edge.goodbye(window).thenCompose(gone -> after(settle, system))
                                : edge.goodbye(Duration.ZERO));
        shutdown.addTask(CoordinatedShutdown.PhaseServiceStop(), "close-edge", () -> {
            edge.close();
            return CompletableFuture.completedFuture(Done.getInstance());
        });
    }

    private static CompletionStage<Done> after(Duration pause, ActorSystem<?> system) {
        return Patterns.after(
                pause, system.classicSystem(), () -> CompletableFuture.completedStage(Done.getInstance()));
    }
}
