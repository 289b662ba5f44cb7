package dev.parley.node.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.account.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to nodes, shards and sockets: when it is quiet again, each socket knows what is true. And as long as
 * no message is lost, nobody who comes back within the grace ever seems to have gone.
 */
class PresenceSimulationTest {
    private static final Duration QUIET = Duration.ofSeconds(45);
    private static final List<UserId> USERS =
            IntStream.range(0, 14).mapToObj(i -> new UserId(new UUID(7, i))).toList();

    private final List<String> story = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aCrashHeals(long seed) {
        run(seed, new Trouble(true, 0, PresenceWorld.SETTINGS.grace().minus(PresenceWorld.DETECTION)));
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45, 46})
    void shardsMoveAndNobodyNotices(long seed) {
        run(seed, new Trouble(false, 0, PresenceWorld.SETTINGS.grace()));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void whatIsLostOnTheWayIsFound(long seed) {
        run(seed, new Trouble(true, 0.2, Duration.ZERO));
    }

    /** @param grace how long nobody seems gone in any case */
    private record Trouble(boolean crashes, double loss, Duration grace) {}

    private void run(long seed, Trouble trouble) {
        Random random = new Random(seed);
        PresenceWorld[] self = new PresenceWorld[1];
        PresenceWorld world = new PresenceWorld(random, user -> {
            if (trouble.loss() == 0) {
                assertGone(self[0], user, trouble, seed);
            }
        });
        self[0] = world;
        IntStream.range(0, 3).forEach(i -> world.startNode());
        for (int round = 0; round < 12; round++) {
            world.loss = trouble.loss();
            for (int step = 0; step < 40; step++) {
                act(world, random, trouble);
            }
            world.loss = 0;
            world.pass(QUIET);
            world.sockets.forEach((id, socket) -> assertKnows(world, socket, trouble, seed));
        }
    }

    private void act(PresenceWorld world, Random random, Trouble trouble) {
        List<Integer> nodes = List.copyOf(world.nodes.keySet());
        List<Integer> open = List.copyOf(world.sockets.keySet());
        int node = nodes.get(random.nextInt(nodes.size()));
        UserId user = USERS.get(random.nextInt(USERS.size()));
        int dice = random.nextInt(100);
        if (dice < 25) {
            int id = world.open(node, user);
            world.know(id, new ContactList(some(random, 6), some(random, 1)));
            if (random.nextBoolean()) {
                world.watch(id, List.copyOf(some(random, 3)));
            }
            story.add(world.now + " " + id + " opened for " + user + " on " + node);
        } else if (dice < 45 && !open.isEmpty()) {
            int id = open.get(random.nextInt(open.size()));
            story.add(world.now + " " + id + " closed of " + world.sockets.get(id).user);
            world.close(id);
        } else if (dice < 52 && !open.isEmpty()) {
            world.watch(open.get(random.nextInt(open.size())), List.copyOf(some(random, 4)));
        } else if (dice < 57 && !open.isEmpty()) {
            world.know(open.get(random.nextInt(open.size())), new ContactList(some(random, 6), some(random, 2)));
        } else if (dice < 62) {
            story.add(world.now + " shard of " + user + " moves");
            world.move(Shards.of(user));
        } else if (dice < 64 && nodes.size() > 1 && trouble.crashes()) {
            story.add(world.now + " node " + node + " dies");
            world.crash(node);
        } else if (dice < 67 && nodes.size() < 5) {
            story.add(world.now + " node " + world.startNode() + " starts");
        } else if (dice < 69) {
            world.pass(Duration.ofSeconds(12));
        } else {
            world.tick();
        }
    }

    private static Set<UserId> some(Random random, int most) {
        Set<UserId> some = new HashSet<>();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            some.add(USERS.get(random.nextInt(USERS.size())));
        }
        return some;
    }

    private void assertGone(PresenceWorld world, UserId user, Trouble trouble, long seed) {
        boolean hidden = world.sockets.values().stream()
                .anyMatch(socket -> socket.contacts.blockedBy().contains(user));
        if (!hidden) {
            Instant lastHere = isHere(world, user) ? world.now : world.lastHere.get(user);
            assertThat(Duration.between(lastHere, world.now))
                    .as("seed %s: %s seemed gone too early; %s", seed, user, story)
                    .isGreaterThanOrEqualTo(trouble.grace());
        }
    }

    private static boolean isHere(PresenceWorld world, UserId user) {
        return world.sockets.values().stream().anyMatch(socket -> socket.user.equals(user));
    }

    private void assertKnows(PresenceWorld world, PresenceWorld.Socket socket, Trouble trouble, long seed) {
        Set<UserId> watched = new HashSet<>(socket.contacts.friends());
        watched.addAll(socket.own);
        for (UserId user : watched) {
            PresenceState told = socket.told.get(user);
            String what = "seed " + seed + ": " + user + " for a socket of " + socket.user + " on " + socket.node + "; "
                    + story;
            if (socket.contacts.blockedBy().contains(user)) {
                assertThat(told == null || told.equals(PresenceState.UNKNOWN))
                        .as(what)
                        .isTrue();
            } else if (isHere(world, user)) {
                assertThat(told).as(what).isEqualTo(PresenceState.ONLINE);
            } else if (told != null || socket.own.contains(user)) {
                assertThat(told).as(what).isNotNull();
                assertThat(told.online()).as(what).isFalse();
                if (!trouble.crashes()) {
                    assertThat(told.lastSeenAt()).as(what).isEqualTo(world.lastHere.get(user));
                }
            }
        }
    }
}
