package dev.parley.load.stress;

import dev.parley.client.ClientRuntime;
import dev.parley.client.ParleyClient;
import dev.parley.client.account.Credentials;
import dev.parley.client.session.Disconnection;
import dev.parley.client.session.Session;
import dev.parley.client.session.SessionListener;
import dev.parley.load.Latencies;
import dev.parley.load.Targets;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.frame.ServerFrame;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** People with the project's own client who talk in rooms at a steady rate, and what each of them notices. */
final class Chatter implements AutoCloseable {
    private static final int FAILURES_KEPT = 5;
    private static final long LAST_SECONDS = 20;
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final List<ParleyClient> clients = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();
    private final List<ConversationId> rooms;
    private final int members;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> open = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger failedSends = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failedCalls = new AtomicInteger();
    private final AtomicLong longestAway = new AtomicLong();
    private volatile Latencies away = new Latencies();
    private volatile Latencies acceptance = new Latencies();
    private volatile Latencies delivery = new Latencies();
    private volatile Lateness late = new Lateness(LATE_NANOS);

    Chatter(
            ClientRuntime runtime,
            List<URI> nodes,
            List<MintedAccount> accounts,
            List<ConversationId> rooms,
            int members) {
        this.rooms = rooms;
        this.members = members;
        for (int i = 0; i < accounts.size(); i++) {
            ParleyClient client = ParleyClient.of(
                    Targets.settings(runtime, Targets.from(nodes, i)).build(),
                    new Credentials.AccessToken(accounts.get(i).accessToken()));
            clients.add(client);
            sessions.add(client.open(new Ear()));
        }
        CompletableFuture.allOf(sessions.stream().map(Session::ready).toArray(CompletableFuture<?>[]::new))
                .join();
    }

    /** One person's ears. */
    private final class Ear implements SessionListener {
        private volatile long gone;

        @Override
        public void onConnected(ServerFrame.Welcome welcome) {
            if (gone != 0) {
                long time = System.nanoTime() - gone;
                away.record(time);
                longestAway.accumulateAndGet(time, Math::max);
                gone = 0;
            }
        }

        @Override
        public void onDisconnected(Disconnection disconnection) {
            if (gone == 0) {
                gone = System.nanoTime();
            }
        }

        @Override
        public void onMessage(Message message) {
            String text = String.valueOf(message.text());
            Long at = sentAt.get(text);
            AtomicInteger left = open.get(text);
            if (at != null && left != null) {
                long took = System.nanoTime() - at;
                delivery.record(took);
                late.record(took);
                if (left.decrementAndGet() == 0) {
                    open.remove(text);
                    sentAt.remove(text);
                }
            }
        }
    }

    void talk(double rate) {
        var unused = clock.scheduleAtFixedRate(this::say, 0, (long) (1e9 / rate), TimeUnit.NANOSECONDS);
        unused = clock.scheduleAtFixedRate(this::read, 0, 200, TimeUnit.MILLISECONDS);
    }

    private void say() {
        int number = sent.getAndIncrement();
        int room = number % rooms.size();
        int sender = room * members + number / rooms.size() % members;
        String text = "message " + number;
        long start = System.nanoTime();
        sentAt.put(text, start);
        open.put(text, new AtomicInteger(members));
        unanswered.incrementAndGet();
        var unused = sessions.get(sender).send(rooms.get(room), text).whenComplete((accepted, failure) -> {
            unanswered.decrementAndGet();
            if (failure == null) {
                acceptance.record(System.nanoTime() - start);
            } else {
                failedSends.incrementAndGet();
                failed("send: " + failure);
            }
        });
    }

    private void read() {
        var unused = clients.get(calls.getAndIncrement() % clients.size())
                .conversations()
                .list(null, 10)
                .whenComplete((page, failure) -> {
                    if (failure != null) {
                        failedCalls.incrementAndGet();
                        failed("list: " + failure);
                    }
                });
    }

    private void failed(String how) {
        if (failures.size() < FAILURES_KEPT) {
            failures.add(how);
        }
    }

    /** Forgets the figures so far. */
    void measure() {
        away = new Latencies();
        acceptance = new Latencies();
        delivery = new Latencies();
        late = new Lateness(LATE_NANOS);
        longestAway.set(0);
    }

    /** Ends the talk, and waits for what is under way. */
    void hush() throws InterruptedException {
        clock.shutdownNow();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_SECONDS);
        while (!open.isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    int sent() {
        return sent.get();
    }

    int failedSends() {
        return failedSends.get();
    }

    int calls() {
        return calls.get();
    }

    int failedCalls() {
        return failedCalls.get();
    }

    int missing() {
        return open.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** Sends that were neither accepted nor refused at the end. */
    int unanswered() {
        return unanswered.get();
    }

    double longestAway() {
        return longestAway.get() / 1e9;
    }

    Latencies away() {
        return away;
    }

    Latencies acceptance() {
        return acceptance;
    }

    Latencies delivery() {
        return delivery;
    }

    Lateness late() {
        return late;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        sessions.forEach(Session::close);
    }
}
