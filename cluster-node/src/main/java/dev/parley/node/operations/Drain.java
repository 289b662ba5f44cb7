package dev.parley.node.operations;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import dev.parley.api.http.Binding;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Leaving, as far as clients see it: no more readiness, no new sockets, a goodbye to each one spread over the window.
 * After that Akka hands the shards over and leaves the cluster. All of it has its bounds in the phases of the
 * coordinated shutdown.
 */
public final class Drain {
    private Drain() {}

    public static void install(ActorSystem<?> system, NodeReadiness readiness, Binding edge, Duration window) {
        CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
        shutdown.addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "not-ready", () -> {
            readiness.leaving();
            return CompletableFuture.completedFuture(Done.getInstance());
        });
        shutdown.addTask(CoordinatedShutdown.PhaseServiceUnbind(), "stop-accepting", edge::stopAccepting);
        shutdown.addTask(CoordinatedShutdown.PhaseServiceRequestsDone(), "goodbye", () -> edge.goodbye(window));
        shutdown.addTask(CoordinatedShutdown.PhaseServiceStop(), "close-edge", () -> {
            edge.close();
            return CompletableFuture.completedFuture(Done.getInstance());
        });
    }
}
