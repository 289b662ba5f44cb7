package dev.parley.node.friend;

import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit.SerializationSettings;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.node.friend.FriendshipCommand.Accept;
import dev.parley.node.friend.FriendshipCommand.Block;
import dev.parley.node.friend.FriendshipCommand.Cancel;
import dev.parley.node.friend.FriendshipCommand.Change;
import dev.parley.node.friend.FriendshipCommand.End;
import dev.parley.node.friend.FriendshipCommand.Leave;
import dev.parley.node.friend.FriendshipCommand.Reject;
import dev.parley.node.friend.FriendshipCommand.Request;
import dev.parley.node.friend.FriendshipCommand.Unblock;
import dev.parley.node.friend.FriendshipReply.Settled;
import dev.parley.persistence.friend.FriendshipEvent;
import dev.parley.persistence.friend.Pair;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.friend.FriendRequestId;
import dev.parley.protocol.friend.FriendRequestStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class FriendshipEntityTest {
    private static final UserId ANN = new UserId(new UUID(0x7000, 1));
    private static final UserId BOB = new UserId(new UUID(0x7000, 2));
    private static final FriendRequestId ASKED = new FriendRequestId(new UUID(1, 1));
    private static final Config CONFIG = ConfigFactory.parseString("""
                    akka.actor.serialization-bindings."dev.parley.node.ClusterMessage" = jackson-cbor
                    akka.actor.provider = local
                    akka.coordinated-shutdown.exit-jvm = off
                    parley.friend.retry { min = 5 ms, max = 20 ms }
                    """)
            .withFallback(EventSourcedBehaviorTestKit.config())
            .withFallback(ConfigFactory.load());
    private static final ActorTestKit KIT = ActorTestKit.create("friendship", CONFIG);

    /** The state itself is never stored: its snapshot is, and is tested below. */
    private static final SerializationSettings SERIALIZATION =
            EventSourcedBehaviorTestKit.enabledSerializationSettings()
                    .withVerifyEquality(true)
                    .withVerifyState(false);

    private static final List<Function<ActorRef<FriendshipReply>, FriendshipCommand>> ALL = List.of(
            replyTo -> new Request(ANN, ASKED, Room.ENOUGH, replyTo),
            replyTo -> new Accept(BOB, ASKED, Room.ENOUGH, replyTo),
            replyTo -> new Reject(BOB, ASKED, replyTo),
            replyTo -> new Cancel(ANN, ASKED, replyTo),
            replyTo -> new End(ANN, replyTo),
            replyTo -> new Block(ANN, true, replyTo),
            replyTo -> new Unblock(ANN, replyTo),
            replyTo -> new Leave(BOB, replyTo));

    private final FakeRows rows = new FakeRows(new Random(1));
    private final ConcurrentLinkedQueue<Boolean> gate = new ConcurrentLinkedQueue<>();
    private final List<Friendship> news = new ArrayList<>();
    private final TestProbe<ClusterSharding.ShardCommand> shard = KIT.createTestProbe();
    private final EventSourcedBehaviorTestKit<FriendshipCommand, FriendshipEvent, Friendship> entity =
            EventSourcedBehaviorTestKit.create(
                    KIT.system(), FriendshipEntity.create(Pair.of(ANN, BOB), runtime(), shard.ref()), SERIALIZATION);

    private FriendshipRuntime runtime() {
        return new FriendshipRuntime(
                FriendSettings.from(KIT.system().settings().config()),
                rows,
                (one, other, open) -> {
                    gate.add(open);
                    return CompletableFuture.completedStage(Done.getInstance());
                },
                (before, after) -> news.add(after),
                Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private FriendshipReply run(int command) {
        TestProbe<FriendshipReply> replies = KIT.createTestProbe();
        entity.runCommand(ALL.get(command).apply(replies.ref()));
        return replies.receiveMessage(Duration.ofSeconds(10));
    }

    @Test
    void everyChangeIsListedHere() {
        Set<Class<?>> listed = ALL.stream()
                .map(command -> command.apply(
                                KIT.<FriendshipReply>createTestProbe().ref())
                        .getClass())
                .collect(Collectors.toSet());

        assertThat(listed).containsExactlyInAnyOrder(Change.class.getPermittedSubclasses());
    }

    @Test
    void everyChangeIsAnsweredInEveryState() {
        for (int before = 0; before < ALL.size(); before++) {
            run(before);
            for (int command = 0; command < ALL.size() - 1; command++) {
                assertThat(run(command)).isNotNull();
            }
        }
    }

    @Test
    void aPairBetweenWhomNothingHappensLeavesMemory() {
        assertThat(run(4)).isEqualTo(new Settled(null, false));

        shard.expectMessageClass(ClusterSharding.Passivate.class);
        assertThat(rows.head().value()).isZero();
    }

    @Test
    void anAnswerComesWhenTheRowsAreWritten() {
        rows.fail(2);
        Settled asked = (Settled) run(0);

        assertThat(asked.changed()).isTrue();
        assertThat(asked.request().status()).isEqualTo(FriendRequestStatus.PENDING);
        assertThat(rows.rows()).containsOnlyKeys("incoming/" + ASKED, "outgoing/" + ASKED);
        assertThat(rows.head().value()).isEqualTo(1);
        assertThat(news).hasSize(1);
    }

    @Test
    void theConversationHearsOfWhatChangesForItAlone() {
        run(0);
        run(1);
        assertThat(gate).isEmpty();
        run(5);
        run(6);
        assertThat(gate).containsExactly(false, true);
    }

    @Test
    void aRestartedFriendshipIsWhatItWas() {
        run(0);
        run(1);
        run(5);
        Friendship before = entity.getState();
        FriendshipSnapshots snapshots = new FriendshipSnapshots();

        assertThat(snapshots.fromJournal(snapshots.toJournal(before))).isEqualTo(before);
        assertThat(entity.restart().state()).isEqualTo(before);
    }

    @Test
    void whatIsIdleLeavesAndStopsWhenItIsTold() {
        run(0);
        entity.runCommand(new FriendshipCommand.Idle());

        shard.expectMessageClass(ClusterSharding.Passivate.class);
    }
}
