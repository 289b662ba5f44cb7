package dev.parley.node.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.account.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What presence costs, and when somebody has gone. */
class PresenceCostTest {
    private static final UserId ANN = new UserId(new UUID(7, 1));
    private static final UserId BOB = new UserId(new UUID(7, 2));
    private static final Duration GRACE = PresenceWorld.SETTINGS.grace();

    private final PresenceWorld world = new PresenceWorld(new Random(1), user -> {});
    private final int here = world.startNode();
    private final int there = world.startNode();

    @Test
    void aThousandWhoWatchEachOtherCostNoMoreMessagesThanTicksNodesAndShards() {
        List<UserId> crowd = IntStream.range(0, 1000)
                .mapToObj(i -> new UserId(new UUID(8, i)))
                .toList();
        world.pass(Duration.ofSeconds(2));
        long before = world.messages;
        int ticks = 0;
        for (int i = 0; i < crowd.size(); i++) {
            world.know(
                    world.open(i % 2 == 0 ? here : there, crowd.get(i)), new ContactList(Set.copyOf(crowd), Set.of()));
            if (i % 100 == 99) {
                world.tick();
                ticks++;
            }
        }
        List<Integer> open = List.copyOf(world.sockets.keySet());
        for (int i = 0; i < open.size(); i++) {
            world.close(open.get(i));
            if (i % 100 == 99) {
                world.tick();
                ticks++;
            }
        }
        assertThat(world.messages - before)
                .as("messages of 1,000 joins and leaves")
                .isLessThanOrEqualTo(2L * ticks * 2 * Shards.COUNT)
                .isGreaterThan(0);
    }

    @Test
    void whereNothingHappensTheNodesSayNoMoreThanThatTheyAreThere() {
        int anns = world.open(here, ANN);
        world.watch(anns, List.of(BOB));
        world.pass(Duration.ofSeconds(20));
        long before = world.messages;
        world.pass(PresenceWorld.SETTINGS.renewEvery().multipliedBy(4));
        assertThat(world.messages - before).isLessThanOrEqualTo(4L * 2 * Shards.COUNT);
    }

    @Test
    void somebodyGoesOnlyAfterTheGraceAndWasSeenWhenTheLastDeviceWent() {
        int anns = world.open(here, ANN);
        int phone = world.open(there, BOB);
        int desktop = world.open(here, BOB);
        world.know(anns, new ContactList(Set.of(BOB), Set.of()));
        world.pass(Duration.ofSeconds(2));
        assertThat(told(anns)).isEqualTo(PresenceState.ONLINE);

        world.close(phone);
        world.pass(GRACE.multipliedBy(2));
        assertThat(told(anns)).isEqualTo(PresenceState.ONLINE);

        world.close(desktop);
        Instant went = world.now;
        world.pass(GRACE.minusSeconds(1));
        assertThat(told(anns)).isEqualTo(PresenceState.ONLINE);
        int back = world.open(there, BOB);
        world.pass(GRACE);
        assertThat(told(anns)).isEqualTo(PresenceState.ONLINE);

        world.close(back);
        went = world.now;
        world.pass(GRACE.plusSeconds(2));
        assertThat(told(anns)).isEqualTo(PresenceState.lastSeen(went));
        assertThat(world.stored).containsEntry(BOB, went);
    }

    @Test
    void whoIsOfflineIsToldOnlyToThoseWhoAsk() {
        int friends = world.open(here, ANN);
        int asks = world.open(here, ANN);
        world.stored.put(BOB, Instant.parse("2026-11-20T08:00:00Z"));
        world.know(friends, new ContactList(Set.of(BOB), Set.of()));
        world.watch(asks, List.of(BOB));
        world.pass(Duration.ofSeconds(2));
        assertThat(told(friends)).isNull();
        assertThat(told(asks)).isEqualTo(PresenceState.lastSeen(Instant.parse("2026-11-20T08:00:00Z")));
    }

    @Test
    void whoHasBlockedTheUserSeemsOfflineForEver() {
        int anns = world.open(here, ANN);
        world.open(there, BOB);
        world.know(anns, new ContactList(Set.of(BOB), Set.of()));
        world.pass(Duration.ofSeconds(2));
        world.know(anns, new ContactList(Set.of(BOB), Set.of(BOB)));
        assertThat(told(anns)).isEqualTo(PresenceState.UNKNOWN);
        world.watch(anns, List.of(BOB));
        world.pass(Duration.ofSeconds(2));
        assertThat(told(anns)).isEqualTo(PresenceState.UNKNOWN);
        world.know(anns, ContactList.NOBODY);
        world.pass(Duration.ofSeconds(2));
        assertThat(told(anns)).isEqualTo(PresenceState.ONLINE);
    }

    @Test
    void whoIsOnlineForLongIsWrittenNowAndThen() {
        world.open(here, ANN);
        world.pass(PresenceWorld.SETTINGS.lastSeenEvery().multipliedBy(2));
        assertThat(world.stored.get(ANN)).isNotNull();
        Instant first = world.stored.get(ANN);
        world.pass(PresenceWorld.SETTINGS.lastSeenEvery().plus(PresenceWorld.SETTINGS.renewEvery()));
        assertThat(world.stored.get(ANN)).isAfter(first);
    }

    private PresenceState told(int socket) {
        return world.sockets.get(socket).told.get(BOB);
    }
}
