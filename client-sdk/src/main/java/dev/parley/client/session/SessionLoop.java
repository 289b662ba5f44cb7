package dev.parley.client.session;

import dev.parley.client.ClientSettings;
import dev.parley.client.ParleyException;
import dev.parley.client.account.Accounts;
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
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The life of a session: one {@link Link} after the other until somebody ends it. All state belongs to {@link #strand};
 * the listeners run elsewhere ({@link Deliveries}), so that nothing they do holds up an answer.
 */
final class SessionLoop implements Link.Owner {
    private final ClientSettings settings;
    private final Servers servers;
    private final TokenKeeper tokens;
    private final SerialExecutor strand;
    private final Deliveries deliveries;
    private final Arrival arrival;
    private final Outbox outbox;
    private final Line line;
    private final SoftState soft;
    private final Timers timers;
    private final Backoff backoff;
    private final Pulse pulse;
    private final Renewal renewal;
    private final Intake intake;
    private final CompletableFuture<ServerFrame.Welcome> ready = new CompletableFuture<>();
    private final CompletableFuture<Disconnection> ended = new CompletableFuture<>();

    private boolean connecting;
    private boolean over;
    private @Nullable Duration goodbye;
    private URI server;

    SessionLoop(
            ClientSettings settings,
            Servers servers,
            TokenKeeper tokens,
            Accounts accounts,
            Conversations conversations,
            List<SessionListener> listeners) {
        this.settings = settings;
        this.servers = servers;
        this.tokens = tokens;
        server = servers.current();
        strand = new SerialExecutor(settings.runtime().network(), this::defect);
        deliveries = new Deliveries(
                listeners, settings.runtime().listeners(), settings.eventQueue(), () -> strand.execute(this::readOn));
        line = new Line(settings.requestTimeout());
        outbox = new Outbox(settings);
        backoff = new Backoff(settings.backoffMin(), settings.backoffMax(), settings.random());
        pulse = new Pulse(settings.requestTimeout());
        long tick = Math.max(20, Math.min(1_000, settings.requestTimeout().toMillis() / 10));
        timers = new Timers(settings.runtime().timer(), strand, Duration.ofMillis(tick), this::tick);
        soft = new SoftState(line, timers, settings);
        SessionWire wire = new SessionWire(line, deliveries, soft.marks(), timers, strand, settings.tap());
        Replication replication = new Replication(settings, wire, strand, conversations);
        arrival = new Arrival(tokens, accounts, strand, line, replication);
        renewal = new Renewal(tokens, strand, timers::after, line::ask, this::report);
        intake = new Intake(replication, outbox, line.requests(), deliveries, arrival, this::welcome, this::goodbye);
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
            soft.sent(frame.conversationId());
            if (over) {
                outbox.failAll(Line.closed());
            } else {
                line.write(frame);
            }
        });
        return promise;
    }

    /** From any thread. */
    CompletableFuture<Void> ask(Function<String, ClientFrame> frame) {
        CompletableFuture<Void> promise = new CompletableFuture<>();
        strand.execute(() -> line.ask(frame, promise));
        return promise;
    }

    /** From any thread; {@code change} is made on the strand. */
    void soft(Consumer<SoftState> change) {
        strand.execute(() -> change.accept(soft));
    }

    /** From any thread. */
    void close() {
        strand.execute(() -> stop(Disconnection.last(CloseCode.NORMAL.code(), "closed by the client"), null));
    }

    private void connect() {
        if (over) {
            return;
        }
        connecting = true;
        Completion.on(tokens.token(), strand, this::open, failure -> signInFailed(failure));
    }

    private void open(String fresh) {
        if (connecting && !over) {
            connecting = false;
            renewal.opening(fresh);
            pulse.heard(System.nanoTime());
            server = servers.current();
            line.attach(Link.open(settings, server, fresh, this, strand));
        }
    }

    private void signInFailed(ParleyException failure) {
        String reason = String.valueOf(failure.getMessage());
        if (failure instanceof ParleyException.Refused) {
            stop(Disconnection.last(CloseCode.UNAUTHENTICATED.code(), reason), failure);
        } else {
            retry(Disconnection.BROKEN, reason, false);
        }
    }

    @Override
    public void alive(Link from) {
        pulse.heard(System.nanoTime());
    }

    @Override
    public void received(Link from, String text) {
        if (line.is(from)) {
            FrameReader.read(text, intake);
            if (deliveries.full()) {
                from.pause();
                pulse.paused();
            }
        }
    }

    private void readOn() {
        Link open = line.link();
        if (open != null) {
            pulse.heard(System.nanoTime());
            open.resume();
        }
    }

    private void welcome(ServerFrame.Welcome welcome) {
        line.welcomed();
        pulse.beats(Duration.ofSeconds(welcome.heartbeatSeconds()));
        outbox.all(System.nanoTime()).forEach(line::write);
        soft.welcomed(welcome.userId());
        renewal.plan();
        arrival.begin(welcome, () -> live(welcome));
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
    public void closed(Link from, int code, String reason) {
        if (!line.is(from) || over) {
            return;
        }
        boolean wasOpen = line.open();
        line.detach(new ParleyException.Disconnected(reason, null));
        renewal.pause();
        switch (AfterClose.of(code)) {
            case STOP ->
                stop(
                        Disconnection.last(CloseCode.SUSPENDED.code(), reason),
                        new ParleyException.Refused("not_permitted", reason, List.of()));
            case RENEW ->
                Completion.on(
                        tokens.renew(renewal.shown()),
                        strand,
                        fresh -> retry(code, reason, wasOpen),
                        this::signInFailed);
            case RETRY_HERE -> retry(code, reason, wasOpen);
            case RETRY_ELSEWHERE -> {
                servers.failed(server);
                retry(code, reason, wasOpen);
            }
        }
    }

    private void retry(int code, String reason, boolean wasOpen) {
        if (over) {
            return;
        }
        Duration announced = goodbye;
        goodbye = null;
        Duration delay = announced == null ? backoff.next() : announced;
        Disconnection event = new Disconnection(code, reason, false, delay);
        if (wasOpen || !ready.isDone()) {
            deliveries.add(listener -> listener.onDisconnected(event));
        }
        var unused = timers.after(delay, this::connect);
    }

    private void stop(Disconnection event, @Nullable ParleyException failure) {
        if (over) {
            return;
        }
        over = true;
        soft.end();
        timers.end();
        renewal.pause();
        ParleyException cause = failure == null ? Line.closed() : failure;
        line.end(cause);
        outbox.failAll(cause);
        ready.completeExceptionally(cause);
        deliveries.add(listener -> listener.onDisconnected(event));
        deliveries.then(() -> ended.complete(event));
    }

    private void tick() {
        long now = System.nanoTime();
        Link open = line.link();
        if (open != null) {
            boolean awaited = !outbox.isEmpty() || !line.requests().isEmpty();
            switch (pulse.check(now, line.open(), awaited)) {
                case DEAD -> open.abort("no sign of life");
                case SILENT -> line.write(new ClientFrame.Ping(null));
                case WELL -> {
                    // nothing to do
                }
            }
        }
        line.requests().overdue(now);
        outbox.overdue(now).forEach(line::write);
        soft.tick();
    }

    private void report(ParleyException failure) {
        deliveries.add(listener -> listener.onFailure(failure));
    }

    private void defect(Throwable failure) {
        report(new ParleyException.ProtocolError("the client failed: " + failure, failure));
    }
}
