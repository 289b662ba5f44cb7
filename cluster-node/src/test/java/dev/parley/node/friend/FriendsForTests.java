package dev.parley.node.friend;

import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.github.f4b6a3.uuid.UuidCreator;
import com.typesafe.config.ConfigFactory;
import dev.parley.api.account.Principal;
import dev.parley.api.friend.FriendService;
import dev.parley.node.account.AccountFarewell;
import dev.parley.node.account.UserDirectory;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.QuerySettings;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The friendships of one node, without accounts, conversations and sessions. A node after the first one joins that one. */
final class FriendsForTests implements BeforeAllCallback, AfterAllCallback {
    /** What a user's devices were told, by all nodes of this JVM. */
    record Told(UserId user, ServerFrame frame) {}

    static final Queue<Told> TOLD = new ConcurrentLinkedQueue<>();
    static final Map<String, Boolean> GATES = new ConcurrentHashMap<>();
    static final Map<UserId, User> USERS = new ConcurrentHashMap<>();

    private final CassandraForTests cassandra;
    private final FriendsForTests first;
    private ActorTestKit kit;
    private Queries queries;
    private FriendWiring friends;
    private AccountFarewell farewell;

    FriendsForTests(CassandraForTests cassandra) {
        this.cassandra = cassandra;
        this.first = this;
    }

    FriendsForTests(CassandraForTests cassandra, FriendsForTests first) {
        this.cassandra = cassandra;
        this.first = first;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    void start() {
        kit = ActorTestKit.create(
                "friends",
                cassandra.config(
                        ConfigFactory.parseString("""
                                        akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                                        akka.cluster.roles = [entity]
                                        akka.cluster.jmx.enabled = off
                                        akka.coordinated-shutdown.exit-jvm = off
                                        akka.coordinated-shutdown.phases.cluster-sharding-shutdown-region.timeout = 3 s
                                        parley.friend { friends = 3, pending-requests = 2, blocks = 2, snapshot-every = 3 }
                                        """).withFallback(ConfigFactory.parseResources("application.conf"))));
        Cluster.get(kit.system())
                .manager()
                .tell(Join.create(Cluster.get(first.kit.system()).selfMember().address()));
        ClusterSharding sharding = ClusterSharding.get(kit.system());
        queries = new Queries(
                cassandra.session(), QuerySettings.from(kit.system().settings().config()));
        UserDirectory users = ids -> CompletableFuture.completedStage(
                ids.stream().distinct().filter(USERS::containsKey).collect(Collectors.toMap(id -> id, USERS::get)));
        friends = FriendWiring.wire(new FriendWiring.Surroundings(
                kit.system(),
                sharding,
                queries,
                users,
                FriendsForTests::gate,
                (user, frame) -> TOLD.add(new Told(user, frame)),
                user -> {},
                user -> CompletableFuture.completedStage(List.of()),
                ids -> CompletableFuture.completedStage(Map.of()),
                Clock.systemUTC(),
                UuidCreator::getTimeOrderedEpochPlus1));
        farewell = FriendWiring.farewell(kit.system(), sharding, queries, FriendsForTests::gate);
    }

    private static CompletionStage<Done> gate(UserId one, UserId other, boolean open) {
        GATES.put(one + "/" + other, open);
        GATES.put(other + "/" + one, open);
        return CompletableFuture.completedStage(Done.getInstance());
    }

    void stop() {
        kit.shutdownTestKit();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    FriendService service() {
        return friends.service();
    }

    FriendWiring wiring() {
        return friends;
    }

    AccountFarewell farewell() {
        return farewell;
    }

    Queries queries() {
        return queries;
    }

    ActorTestKit kit() {
        return kit;
    }

    /** A new user, as the one who calls. */
    static Principal user(String displayName) {
        UserId id = new UserId(UuidCreator.getTimeOrderedEpochPlus1());
        String username = "u" + Math.abs(id.value().getLeastSignificantBits());
        USERS.put(id, new User(id, username, displayName, null, null, null, Instant.EPOCH, null, null, null));
        return new Principal(id, new DeviceId(UUID.randomUUID()), username, displayName, Instant.MAX, false);
    }

    static List<ServerFrame> told(Principal user) {
        return TOLD.stream()
                .filter(told -> told.user().equals(user.userId()))
                .map(Told::frame)
                .toList();
    }

    static <T> T done(CompletionStage<Outcome<T>> stage) {
        return stage.toCompletableFuture()
                .orTimeout(40, TimeUnit.SECONDS)
                .join()
                .fold(value -> value, refusal -> {
                    throw new AssertionError("refused: " + refusal);
                });
    }

    static ErrorCode refused(CompletionStage<? extends Outcome<?>> stage) {
        Outcome<?> outcome =
                stage.toCompletableFuture().orTimeout(40, TimeUnit.SECONDS).join();
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).refusal().code();
    }
}
