package dev.parley.node.friend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.Done;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import com.typesafe.config.ConfigFactory;
import dev.parley.persistence.friend.Pair;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.friend.FriendRequestId;
import dev.parley.protocol.friend.FriendRequestStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Both sides do anything at any time, the database fails, and the node dies when rows are half-written: each answer, and
 * the rows at any moment of rest, are what {@link FriendshipOracle} says.
 */
class FriendshipRandomisedTest {
    private static final ActorTestKit KIT = ActorTestKit.create(
            "friendship-randomised",
            ConfigFactory.parseString("""
                            akka.persistence.testkit.events.serialize = off
                            akka.actor.provider = local
                            akka.coordinated-shutdown.exit-jvm = off
                            """)
                    .withFallback(PersistenceTestKitPlugin.getInstance().config())
                    .withFallback(PersistenceTestKitSnapshotPlugin.config())
                    .withFallback(ConfigFactory.load()));
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int STEPS = 80;
    private static final AtomicLong USERS = new AtomicLong();

    static List<Long> seeds() {
        return new Random().longs(5).boxed().toList();
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isWhatTheOracleSays(long seed) {
        Run run = new Run(new Random(seed));
        for (int step = 0; step < STEPS; step++) {
            run.step();
        }
        run.end();
    }

    private static final class Run {
        private final Random random;
        private final UserId ann = new UserId(new UUID(0x7000, USERS.incrementAndGet()));
        private final UserId bob = new UserId(new UUID(0x7000, USERS.incrementAndGet()));
        private final Pair pair = Pair.of(ann, bob);
        private final FakeRows rows;
        private final FriendshipOracle oracle = new FriendshipOracle(ann, bob, NOON);
        private final AtomicReference<Boolean> open = new AtomicReference<>(true);
        private final TestProbe<FriendshipReply> replies = KIT.createTestProbe();
        private final TestProbe<ClusterSharding.ShardCommand> shard = KIT.createTestProbe();
        private final FriendshipRuntime runtime;
        private ActorRef<FriendshipCommand> entity;
        private long ids;

        Run(Random random) {
            this.random = random;
            this.rows = new FakeRows(random);
            this.runtime = new FriendshipRuntime(
                    FriendSettings.from(ConfigFactory.parseString("""
                                    parley.friend { snapshot-every = 7, retry { min = 5 ms, max = 20 ms } }
                                    """).withFallback(ConfigFactory.load())),
                    rows,
                    (one, other, mayWrite) -> {
                        open.set(mayWrite);
                        return CompletableFuture.completedStage(Done.getInstance());
                    },
                    (before, after) -> {},
                    Clock.fixed(NOON, ZoneOffset.UTC));
            this.entity = spawn();
        }

        private ActorRef<FriendshipCommand> spawn() {
            return KIT.spawn(FriendshipEntity.create(pair, runtime, shard.ref()));
        }

        void step() {
            int luck = random.nextInt(10);
            if (luck == 0) {
                dieHalfWay();
            } else if (luck == 1) {
                rows.fail(1 + random.nextInt(3));
                assertThat(answer(act())).isNotNull();
            } else if (luck < 5) {
                // Both at once: the second waits until everybody can see what came of the first.
                List<String> expected = List.of(act(), act());
                expected.forEach(this::answer);
            } else {
                answer(act());
            }
            atRest();
        }

        private void dieHalfWay() {
            rows.stall();
            String expected = act();
            if (expected.equals("changed")) {
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(2))
                        .atMost(Duration.ofSeconds(10))
                        .until(rows::hasStalled);
            } else {
                answer(expected);
                rows.goOn();
            }
            KIT.stop(entity);
            if (expected.equals("changed")) {
                assertThat(replies.receiveMessage()).isInstanceOf(FriendshipReply.Refused.class);
            }
            entity = spawn();
        }

        private void atRest() {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofSeconds(10))
                    .until(rows::isSettled);
            assertThat(rows.rows()).isEqualTo(oracle.rows());
            if (random.nextBoolean()) {
                rows.deliverLate();
                assertThat(rows.rows()).isEqualTo(oracle.rows());
            }
        }

        void end() {
            rows.deliverLate();
            assertThat(rows.rows()).isEqualTo(oracle.rows());
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(open.get()).isEqualTo(oracle.mayWrite()));
            KIT.stop(entity);
        }

        private String answer(String expected) {
            FriendshipReply reply = replies.receiveMessage(Duration.ofSeconds(10));
            String heard = reply instanceof FriendshipReply.Refused refused
                    ? refused.refusal().code().code()
                    : ((FriendshipReply.Settled) reply).changed() ? "changed" : "same";
            assertThat(heard).isEqualTo(expected);
            return heard;
        }

        /** Does something and tells what should come of it. */
        private String act() {
            UserId by = random.nextBoolean() ? ann : bob;
            FriendRequestId fresh = new FriendRequestId(new UUID(0x7000, ++ids));
            FriendRequestId named =
                    oracle.lastRequest() == null || random.nextInt(8) == 0 ? fresh : oracle.lastRequest();
            ActorRef<FriendshipReply> to = replies.ref();
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> {
                    entity.tell(new FriendshipCommand.Request(by, fresh, Room.ENOUGH, to));
                    return oracle.request(by, fresh);
                }
                case 3 -> {
                    entity.tell(new FriendshipCommand.Accept(by, named, Room.ENOUGH, to));
                    return oracle.answer(by, named, FriendRequestStatus.ACCEPTED);
                }
                case 4 -> {
                    boolean reject = random.nextBoolean();
                    entity.tell(
                            reject
                                    ? new FriendshipCommand.Reject(by, named, to)
                                    : new FriendshipCommand.Cancel(by, named, to));
                    return oracle.answer(
                            by, named, reject ? FriendRequestStatus.REJECTED : FriendRequestStatus.CANCELLED);
                }
                case 5 -> {
                    entity.tell(new FriendshipCommand.End(by, to));
                    return oracle.end();
                }
                case 6 -> {
                    entity.tell(new FriendshipCommand.Block(by, true, to));
                    return oracle.block(by);
                }
                default -> {
                    entity.tell(new FriendshipCommand.Unblock(by, to));
                    return oracle.unblock(by);
                }
            }
        }
    }
}
