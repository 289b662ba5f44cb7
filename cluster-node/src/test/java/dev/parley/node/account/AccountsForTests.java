package dev.parley.node.account;

import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.actor.typed.ActorSystem;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.parley.api.account.AccountService;
import dev.parley.api.account.Principal;
import dev.parley.api.account.TokenVerifier;
import dev.parley.node.NodeForTests;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.cassandra.Queries;
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
    private NodeForTests node;
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
        node = NodeForTests.start(cassandra, "accounts", """
                parley.account.snapshot-every = 5
                parley.account.removal-interval = 500 ms
                parley.account.password { memory = 1 MiB, iterations = 1, cpu-share = 1 }
                """, first == this ? null : first.node);
        accounts = AccountWiring.start(new AccountWiring.Surroundings(
                        node.system(),
                        node.sharding(),
                        node.queries(),
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
        node.stop();
    }

    ActorSystem<Void> system() {
        return node.system();
    }

    Queries queries() {
        return node.queries();
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
