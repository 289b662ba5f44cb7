package dev.parley.client.session;

import dev.parley.client.ClientSettings;
import dev.parley.client.ParleyException;
import dev.parley.client.account.TokenKeeper;
import dev.parley.client.conversation.Conversations;
import dev.parley.client.http.Completion;
import dev.parley.client.http.Servers;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.ServerFrame;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The life of a session: one {@link Link} after the other until somebody ends it. All state belongs to {@link #strand};
 * the listeners run elsewhere ({@link Deliveries}), so that nothing they do holds up an answer.
 */
final class SessionLoop implements Link.Owner, Replication.Wire {
    private enum State {
        CONNECTING,
        OPEN,
        WAITING,
        CLOSED
    }

    private static final int HTTP_UNAUTHORIZED = 401;
    private static final int HTTP_FORBIDDEN = 403;

    private final ClientSettings settings;
    private final Servers servers;
    private final TokenKeeper tokens;
    private final SerialExecutor strand;
    private final Deliveries deliveries;
    private final Replication replication;
    private final Outbox outbox;
    private final Requests requests;
    private final Backoff backoff;
    private final Pulse pulse;
    private final Renewal renewal;
    private final Intake intake;
    private final CompletableFuture<ServerFrame.Welcome> ready = new CompletableFuture<>();
    private final CompletableFuture<Disconnection> ended = new CompletableFuture<>();
    private final ScheduledFuture<?> ticking;

    private State state = State.WAITING;
    private @Nullable Link link;
    private @Nullable Duration goodbye;
    private URI server;

    SessionLoop(
            ClientSettings settings,
            Servers servers,
            TokenKeeper tokens,
            Conversations conversations,
            List<SessionListener> listeners) {
        this.settings = settings;
        this.servers = servers;
        this.tokens = tokens;
        server = servers.current();
        strand = new SerialExecutor(settings.runtime().network(), this::defect);
        deliveries = new Deliveries(
                listeners, settings.runtime().listeners(), settings.eventQueue(), () -> strand.execute(this::readOn));
        replication = new Replication(settings, this, strand, conversations);
        outbox = new Outbox(settings);
        requests = new Requests(settings.requestTimeout());
        backoff = new Backoff(settings.backoffMin(), settings.backoffMax(), settings.random());
        pulse = new Pulse(settings.requestTimeout());
        renewal = new Renewal(tokens, strand, this::timer, this::request, this::report);
        intake = new Intake(replication, outbox, requests, deliveries, this::welcome, this::goodbye);
        long tick = Math.max(20, Math.min(1_000, settings.requestTimeout().toMillis() / 10));
        ticking = settings.runtime()
                .timer()
                .scheduleWithFixedDelay(() -> strand.execute(this::tick), tick, tick, TimeUnit.MILLISECONDS);
        strand.execute(this::connect);
    }

    CompletableFuture<ServerFrame.Welcome> ready() {
        return ready;
    }

    CompletableFuture<Disconnection> ended() {
        return ended;
    }

    /** From any thread; may block for a place in the window. */
    CompletableFuture<ServerFrame.MessageAccepted> send(ClientFrame.SendMessage frame) {
        if (!outbox.reserve()) {
            return CompletableFuture.failedFuture(new ParleyException.WindowFull(settings.sendWindow()));
        }
        CompletableFuture<ServerFrame.MessageAccepted> promise = new CompletableFuture<>();
        strand.execute(() -> {
            outbox.add(frame, promise, System.nanoTime());
            if (state == State.CLOSED) {
                outbox.failAll(closedFailure());
            } else if (state == State.OPEN) {
                write(frame);
            }
        });
        return promise;
    }

    /** From any thread. */
    CompletableFuture<Void> ask(Function<String, ClientFrame> frame) {
        CompletableFuture<Void> promise = new CompletableFuture<>();
        strand.execute(() -> ask(frame, promise));
        return promise;
    }

    /** From any thread; lost where there is no socket. */
    void tell(ClientFrame frame) {
        strand.execute(() -> write(frame));
    }

    /** From any thread. */
    void close() {
        strand.execute(() ->
                stop(new Disconnection(CloseCode.NORMAL.code(), "closed by the client", true, Duration.ZERO), null));
    }

    private void connect() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CONNECTING;
        pulse.started(System.nanoTime());
        Completion.on(tokens.token(), strand, this::open, failure -> signInFailed(failure));
    }

    private void open(String fresh) {
        if (state == State.CONNECTING) {
            renewal.opening(fresh);
            server = servers.current();
            link = Link.open(
                    settings.runtime().http(),
                    server,
                    fresh,
                    settings.requestTimeout(),
                    settings.maxFrameChars(),
                    this,
                    strand);
        }
    }

    private void signInFailed(ParleyException failure) {
        String reason = String.valueOf(failure.getMessage());
        if (failure instanceof ParleyException.Refused) {
            stop(new Disconnection(CloseCode.UNAUTHENTICATED.code(), reason, true, Duration.ZERO), failure);
        } else {
            retry(Disconnection.BROKEN, reason);
        }
    }

    @Override
    public void alive(Link from) {
        pulse.heard(System.nanoTime());
    }

    @Override
    public void received(Link from, String text) {
        if (from == link) {
            FrameReader.read(text, intake);
            if (deliveries.full()) {
                from.pause();
                pulse.paused();
            }
        }
    }

    private void readOn() {
        Link open = link;
        if (open != null) {
            pulse.heard(System.nanoTime());
            open.resume();
        }
    }

    private void welcome(ServerFrame.Welcome welcome) {
        state = State.OPEN;
        pulse.beats(Duration.ofSeconds(welcome.heartbeatSeconds()));
        Link here = link;
        replication.resume(welcome, () -> live(welcome), failure -> {
            if (here != null && here == link) {
                here.abort("resume failed: " + failure.getMessage());
            }
        });
        outbox.all(System.nanoTime()).forEach(this::write);
        renewal.plan();
    }

    private void live(ServerFrame.Welcome welcome) {
        backoff.reset();
        deliveries.add(listener -> listener.onConnected(welcome));
        ready.complete(welcome);
    }

    private void goodbye(ServerFrame.Goodbye frame) {
        goodbye = Duration.ofMillis(Math.max(0, frame.reconnectAfterMs()));
        servers.failed(server);
    }

    @Override
    public void deliver(ServerFrame.Event event) {
        deliveries.add(listener -> Dispatch.to(listener, event));
    }

    @Override
    public void afterDelivery(Runnable task) {
        deliveries.then(() -> strand.execute(task));
    }

    @Override
    public void report(ParleyException failure) {
        deliveries.add(listener -> listener.onFailure(failure));
    }

    @Override
    public void closed(Link from, int code, String reason) {
        if (from != link || state == State.CLOSED) {
            return;
        }
        link = null;
        if (code == CloseCode.SUSPENDED.code() || code == HTTP_FORBIDDEN) {
            stop(
                    new Disconnection(CloseCode.SUSPENDED.code(), reason, true, Duration.ZERO),
                    new ParleyException.Refused("not_permitted", reason, List.of()));
        } else if (code == CloseCode.UNAUTHENTICATED.code() || code == HTTP_UNAUTHORIZED) {
            Completion.on(tokens.renew(renewal.shown()), strand, fresh -> retry(code, reason), this::signInFailed);
        } else {
            if (code != CloseCode.SLOW_CONSUMER.code()) {
                servers.failed(server);
            }
            retry(code, reason);
        }
    }

    private void retry(int code, String reason) {
        if (state == State.CLOSED) {
            return;
        }
        boolean wasOpen = state == State.OPEN;
        state = State.WAITING;
        renewal.pause();
        requests.failAll(new ParleyException.Disconnected(reason, null));
        Duration announced = goodbye;
        goodbye = null;
        Duration delay = announced == null ? backoff.next() : announced;
        Disconnection event = new Disconnection(code, reason, false, delay);
        if (wasOpen || !ready.isDone()) {
            deliveries.add(listener -> listener.onDisconnected(event));
        }
        later(delay, this::connect);
    }

    private void stop(Disconnection event, @Nullable ParleyException failure) {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        ticking.cancel(false);
        renewal.pause();
        Link open = link;
        link = null;
        if (open != null) {
            open.close();
        }
        ParleyException cause = failure == null ? closedFailure() : failure;
        requests.failAll(cause);
        outbox.failAll(cause);
        ready.completeExceptionally(cause);
        if (failure != null) {
            report(failure);
        }
        deliveries.add(listener -> listener.onDisconnected(event));
        deliveries.then(() -> ended.complete(event));
    }

    private void tick() {
        long now = System.nanoTime();
        Link open = link;
        if (open != null) {
            switch (pulse.check(now, state == State.OPEN)) {
                case DEAD -> open.abort("no sign of life");
                case SILENT -> write(new ClientFrame.Ping(null));
                case WELL -> {
                    // nothing to do
                }
            }
        }
        requests.overdue(now);
        replication.overdue(now);
        List<ClientFrame.SendMessage> again = outbox.overdue(now);
        if (state == State.OPEN) {
            again.forEach(this::write);
        }
    }

    @Override
    public CompletableFuture<Void> request(Function<String, ClientFrame> frame) {
        CompletableFuture<Void> promise = new CompletableFuture<>();
        ask(frame, promise);
        return promise;
    }

    private void ask(Function<String, ClientFrame> frame, CompletableFuture<Void> promise) {
        if (state == State.OPEN) {
            write(requests.open(promise, System.nanoTime(), frame));
        } else {
            promise.completeExceptionally(
                    state == State.CLOSED ? closedFailure() : new ParleyException.Disconnected("not connected", null));
        }
    }

    private void write(ClientFrame frame) {
        Link open = link;
        if (open != null && state == State.OPEN) {
            open.send(FrameReader.write(frame));
        }
    }

    @Override
    public void later(Duration delay, Runnable task) {
        var unused = timer(delay, task);
    }

    private ScheduledFuture<?> timer(Duration delay, Runnable task) {
        return settings.runtime()
                .timer()
                .schedule(
                        () -> strand.execute(() -> {
                            if (state != State.CLOSED) {
                                task.run();
                            }
                        }),
                        delay.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void defect(Throwable failure) {
        report(new ParleyException.ProtocolError("the client failed: " + failure, failure));
    }

    private static ParleyException closedFailure() {
        return new ParleyException.Disconnected("the session was closed", null);
    }
}
