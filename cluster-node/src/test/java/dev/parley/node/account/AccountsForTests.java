package dev.parley.node.account;

import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.github.f4b6a3.uuid.UuidCreator;
import com.typesafe.config.ConfigFactory;
import dev.parley.api.account.AccountService;
import dev.parley.api.account.Principal;
import dev.parley.api.account.TokenVerifier;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.QuerySettings;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.LoginRequest;
import dev.parley.protocol.account.RegisterRequest;
import dev.parley.protocol.account.Tokens;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The accounts of one node, whose passwords are hashed quickly. A node after the first one of a class joins that one. */
final class AccountsForTests implements BeforeAllCallback, AfterAllCallback {
    static final String PASSWORD = "correct horse battery";

    private final CassandraForTests cassandra;
    private final AccountsForTests first;
    private final Queue<Set<DeviceId>> ended = new ConcurrentLinkedQueue<>();
    private final Queue<User> announced = new ConcurrentLinkedQueue<>();
    private final Queue<UserId> parted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failingFarewells = new AtomicInteger();
    private ActorTestKit kit;
    private Queries queries;
    private AccountWiring accounts;

    AccountsForTests(CassandraForTests cassandra) {
        this.cassandra = cassandra;
        this.first = this;
    }

    AccountsForTests(CassandraForTests cassandra, AccountsForTests first) {
        this.cassandra = cassandra;
        this.first = first;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        kit = ActorTestKit.create(
                "accounts",
                cassandra.config(
                        ConfigFactory.parseString("""
                                        akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                                        akka.cluster.roles = [entity]
                                        akka.cluster.jmx.enabled = off
                                        akka.coordinated-shutdown.exit-jvm = off
                                        parley.account.snapshot-every = 5
                                        parley.account.removal-interval = 500 ms
                                        parley.account.password { memory = 1 MiB, iterations = 1 }
                                        """).withFallback(ConfigFactory.parseResources("application.conf"))));
        Cluster cluster = Cluster.get(kit.system());
        cluster.manager()
                .tell(Join.create(Cluster.get(first.kit.system()).selfMember().address()));
        queries = new Queries(
                cassandra.session(), QuerySettings.from(kit.system().settings().config()));
        accounts = AccountWiring.start(new AccountWiring.Surroundings(
                        kit.system(),
                        ClusterSharding.get(kit.system()),
                        queries,
                        (user, devices, code) -> ended.add(devices),
                        announced::add,
                        this::farewell,
                        (viewer, profile) -> CompletableFuture.completedStage(profile),
                        Clock.systemUTC(),
                        UuidCreator::getTimeOrderedEpoch,
                        new SecureRandom()))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    /** Fails as often as it is told to. */
    private CompletionStage<Done> farewell(UserId user) {
        if (failingFarewells.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return CompletableFuture.failedStage(new IllegalStateException("not now"));
        }
        parted.add(user);
        return CompletableFuture.completedStage(Done.getInstance());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        kit.shutdownTestKit();
    }

    ActorSystem<Void> system() {
        return kit.system();
    }

    Queries queries() {
        return queries;
    }

    AccountService service() {
        return accounts.service();
    }

    TokenVerifier verifier() {
        return accounts.verifier();
    }

    UserDirectory directory() {
        return accounts.directory();
    }

    /** The devices whose sockets this node has ended. */
    Queue<Set<DeviceId>> ended() {
        return ended;
    }

    /** The users from whom everything between them and others was taken. */
    Queue<UserId> parted() {
        return parted;
    }

    /** So many of the next farewells fail. */
    AtomicInteger failingFarewells() {
        return failingFarewells;
    }

    /** The profiles that this node has announced. */
    Queue<User> announced() {
        return announced;
    }

    User register(String name) {
        return done(service().register(new RegisterRequest(name, name + "@example.org", PASSWORD, null)));
    }

    Tokens login(String login) {
        return done(service().login(new LoginRequest(login, PASSWORD, "phone")));
    }

    Principal principal(Tokens tokens) {
        return done(CompletableFuture.completedStage(verifier().verify(tokens.accessToken())));
    }

    static <T> T done(CompletionStage<Outcome<T>> stage) {
        Outcome<T> outcome =
                stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        return outcome.fold(value -> value, refusal -> {
            throw new AssertionError("refused: " + refusal);
        });
    }

    static ErrorCode refused(CompletionStage<? extends Outcome<?>> stage) {
        Outcome<?> outcome =
                stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).refusal().code();
    }
}
