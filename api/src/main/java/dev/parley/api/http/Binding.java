package dev.parley.api.http;

import akka.Done;
import akka.actor.Cancellable;
import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Tcp;
import dev.parley.api.rest.Router;
import dev.parley.api.websocket.OpenSockets;
import dev.parley.api.websocket.WebSocketConnection;
import dev.parley.api.websocket.WebSocketSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A listening edge, and how it leaves: {@link #stopAccepting}, {@link #goodbye}, {@link #close}. Thread-safe. */
public final class Binding {
    private final Tcp.ServerBinding bound;
    private final ActorSystem<?> system;
    private final WebSocketSettings settings;
    private final OpenSockets sockets;
    private final Admission admission;
    private final Router router;
    private final Cancellable sweep;

    Binding(
            Tcp.ServerBinding bound,
            ActorSystem<?> system,
            WebSocketSettings settings,
            OpenSockets sockets,
            Admission admission,
            Router router) {
        this.bound = bound;
        this.system = system;
        this.settings = settings;
        this.sockets = sockets;
        this.admission = admission;
        this.router = router;
        sweep = system.scheduler()
                .scheduleWithFixedDelay(
                        settings.sweepInterval(), settings.sweepInterval(), sockets::sweep, system.executionContext());
    }

    public InetSocketAddress address() {
        return bound.localAddress();
    }

    /** WebSockets that are open now. */
    public int webSockets() {
        return sockets.count();
    }

    /** TCP connections of any kind that are open now. */
    public int connections() {
        return admission.connections();
    }

    /** Accepts no further connections; those that are open stay, and REST answers end theirs. */
    public CompletionStage<Done> stopAccepting() {
        router.drain();
        return bound.unbind().thenApply(unbound -> Done.getInstance());
    }

    /**
     * Sends every WebSocket away, a part of them at a time, the last ones at the end of {@code window}: {@code goodbye}
     * with a delay before the client should come back, then close 1012. Completes when the last part was told and has
     * had its time to close.
     */
    public CompletionStage<Done> goodbye(Duration window) {
        int steps = settings.goodbyeSteps();
        Duration step = window.dividedBy(steps);
        CompletableFuture<Done> told = new CompletableFuture<>();
        sayGoodbye(sockets.parts(steps), 0, step, told);
        return told;
    }

    private void sayGoodbye(
            List<List<WebSocketConnection>> parts, int index, Duration step, CompletableFuture<Done> told) {
        if (index == parts.size() || sockets.count() == 0) {
            // Sockets may have been upgraded while the others were told.
            OpenSockets.sayGoodbye(sockets.parts(1).get(0), step);
            awaitClosed(settings.closeGrace().plus(settings.sweepInterval()), told);
            return;
        }
        OpenSockets.sayGoodbye(parts.get(index), step);
        after(step, () -> sayGoodbye(parts, index + 1, step, told));
    }

    private void awaitClosed(Duration left, CompletableFuture<Done> told) {
        if (sockets.count() == 0 || left.isNegative()) {
            told.complete(Done.getInstance());
            return;
        }
        Duration pause = Duration.ofMillis(50);
        after(pause, () -> awaitClosed(left.minus(pause), told));
    }

    private void after(Duration delay, Runnable task) {
        system.scheduler().scheduleOnce(delay, task, system.executionContext());
    }

    /** Ends what looks after the sockets. The last call. */
    public void close() {
        sweep.cancel();
    }
}
