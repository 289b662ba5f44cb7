package dev.parley.node.presence;

import dev.parley.protocol.account.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;

/**
 * Nodes, shards, sockets and their network, without actors: time goes in ticks, and everything that can fail does so when
 * told to. It counts the messages, and keeps what each socket was told last.
 */
final class PresenceWorld {
    static final PresenceSettings SETTINGS = new PresenceSettings(
            Duration.ofMillis(500),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(3),
            Duration.ofMinutes(5),
            10);

    /** How long it takes until the death of a node is known. */
    static final Duration DETECTION = Duration.ofSeconds(6);

    final Map<Integer, Node> nodes = new TreeMap<>();
    final Map<Integer, Socket> sockets = new TreeMap<>();
    final Map<UserId, Instant> stored = new HashMap<>();
    final Map<UserId, Instant> lastHere = new HashMap<>();
    private final Map<Integer, Home> shards = new TreeMap<>();
    private final Queue<Runnable> network = new ArrayDeque<>();
    private final List<Timed> later = new ArrayList<>();
    private final Random random;
    private final ToldOffline watch;
    Instant now = Instant.parse("2026-11-21T10:00:00Z");
    double loss;
    long messages;
    private int lastId;
    private long incarnations;

    /** Hears of each time that a socket is told that somebody is offline whom it knew as online. */
    interface ToldOffline {
        void check(UserId user);
    }

    /** A node with its desk. */
    static final class Node {
        private final int id;
        private final DeskBoard<Integer> desk;

        Node(int id, DeskBoard<Integer> desk) {
            this.id = id;
            this.desk = desk;
        }
    }

    /** One life of a shard, on a node. */
    private static final class Home {
        private final ShardBoard<Integer> board;
        private final int node;
        private boolean alive = true;

        Home(ShardBoard<Integer> board, int node) {
            this.board = board;
            this.node = node;
        }
    }

    /** A socket, and what it was told last of each user. */
    static final class Socket {
        final UserId user;
        final int node;
        final Map<UserId, PresenceState> told = new HashMap<>();
        ContactList contacts = ContactList.NOBODY;
        List<UserId> own = List.of();

        Socket(UserId user, int node) {
            this.user = user;
            this.node = node;
        }

        /** A client keeps nothing of whom it does not watch. */
        void forgetOthers() {
            told.keySet()
                    .removeIf(user -> !own.contains(user) && !contacts.friends().contains(user));
        }
    }

    private record Timed(Instant at, Runnable what) {}

    PresenceWorld(Random random, ToldOffline watch) {
        this.random = random;
        this.watch = watch;
    }

    int startNode() {
        int id = ++lastId;
        nodes.put(id, new Node(id, new DeskBoard<>(SETTINGS, () -> now, this::told)));
        return id;
    }

    private void told(Collection<Integer> to, UserId user, PresenceState state) {
        for (int id : to) {
            Socket socket = sockets.get(id);
            if (socket != null) {
                PresenceState before = socket.told.put(user, state);
                if (before != null && before.online() && !state.online()) {
                    watch.check(user);
                }
            }
        }
    }

    int open(int node, UserId user) {
        int id = ++lastId;
        sockets.put(id, new Socket(user, node));
        nodes.get(node).desk.open(id, user);
        return id;
    }

    void close(int id) {
        Socket socket = sockets.remove(id);
        lastHere.put(socket.user, now);
        nodes.get(socket.node).desk.closed(id);
    }

    void know(int id, ContactList contacts) {
        Socket socket = sockets.get(id);
        socket.contacts = contacts;
        nodes.get(socket.node).desk.contacts(id, contacts);
        socket.forgetOthers();
    }

    void watch(int id, List<UserId> users) {
        Socket socket = sockets.get(id);
        socket.own = users;
        nodes.get(socket.node).desk.watch(id, users);
        socket.forgetOthers();
    }

    /** The node dies with its sockets and shards; the others see that after a while. */
    void crash(int id) {
        nodes.remove(id);
        sockets.values().removeIf(socket -> {
            if (socket.node == id) {
                lastHere.put(socket.user, now);
            }
            return socket.node == id;
        });
        Instant seen = now.plus(DETECTION);
        shards.forEach((shard, home) -> {
            if (home.node == id) {
                home.alive = false;
                later.add(new Timed(seen, () -> shards.remove(shard, home)));
                later.add(new Timed(seen, () -> nodes.values().forEach(node -> node.desk.lost(shard))));
            }
        });
        later.add(new Timed(seen, () -> shards.values().forEach(home -> home.board.deskGone(id))));
    }

    /** A shard stops in order, and starts elsewhere when somebody says something to it. */
    void move(int shard) {
        Home home = shards.remove(shard);
        if (home != null && home.alive) {
            home.alive = false;
            home.board.lastWill().forEach(this::store);
            nodes.values().forEach(node -> node.desk.lost(shard));
        }
    }

    private void store(UserId user, Instant at) {
        stored.merge(user, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    void pass(Duration time) {
        Instant until = now.plus(time);
        while (now.isBefore(until)) {
            tick();
        }
    }

    void tick() {
        now = now.plus(SETTINGS.tick());
        List<Timed> due =
                later.stream().filter(timed -> !timed.at().isAfter(now)).toList();
        later.removeAll(due);
        due.forEach(timed -> timed.what().run());
        for (Node node : List.copyOf(nodes.values())) {
            node.desk.tick((shard, report) -> send(() -> toShard(node.id, shard, report)));
        }
        deliver();
        shards.forEach((shard, home) -> {
            if (home.alive && home.board.needsTick()) {
                home.board.tick((desk, answer) -> send(() -> toDesk(desk, shard, answer)));
                List<UserId> wanted = home.board.rows().takeWanted();
                Map<UserId, Instant> found = new HashMap<>(stored);
                found.keySet().retainAll(wanted);
                home.board.loaded(wanted, found);
                home.board.rows().takeUnsaved().forEach(this::store);
                home.board.rows().saved();
            }
        });
        deliver();
    }

    private void send(Runnable message) {
        messages++;
        if (random.nextDouble() >= loss) {
            network.add(message);
        }
    }

    private void deliver() {
        for (Runnable next = network.poll(); next != null; next = network.poll()) {
            next.run();
        }
    }

    private void toShard(int desk, int shard, DeskReport report) {
        List<Integer> homes = List.copyOf(nodes.keySet());
        Home home = shards.computeIfAbsent(
                shard,
                number -> new Home(
                        new ShardBoard<>(number, SETTINGS, () -> now, nodes::size, ++incarnations),
                        homes.get(random.nextInt(homes.size()))));
        if (home.alive && nodes.containsKey(desk)) {
            home.board.report(desk, report);
        }
    }

    private void toDesk(int desk, int shard, ShardAnswer answer) {
        Node node = nodes.get(desk);
        if (node != null) {
            node.desk.answer(shard, answer);
        }
    }
}
