package dev.parley.node.session;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.github.f4b6a3.uuid.UuidCreator;
import com.typesafe.config.ConfigFactory;
import dev.parley.api.account.Principal;
import dev.parley.api.conversation.ConversationService;
import dev.parley.api.conversation.InviteService;
import dev.parley.api.conversation.MessageService;
import dev.parley.api.session.ClientConnection;
import dev.parley.api.session.ClientSink;
import dev.parley.api.session.InboxService;
import dev.parley.node.account.UserDirectory;
import dev.parley.node.conversation.ConversationWiring;
import dev.parley.node.conversation.DirectGate;
import dev.parley.node.presence.ContactList;
import dev.parley.node.presence.PresenceWiring;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.QuerySettings;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.EncodedFrame;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Conversations and sessions of one node, without accounts and edge. A node after the first one joins that one. */
final class TalkForTests implements BeforeAllCallback, AfterAllCallback {
    /** The pairs who may not write to each other, on all nodes. */
    static final Set<Set<UserId>> CLOSED = ConcurrentHashMap.newKeySet();

    private final CassandraForTests cassandra;
    private final TalkForTests first;
    private ActorTestKit kit;
    private ConversationWiring conversations;
    private SessionWiring sessions;

    TalkForTests(CassandraForTests cassandra) {
        this.cassandra = cassandra;
        this.first = this;
    }

    TalkForTests(CassandraForTests cassandra, TalkForTests first) {
        this.cassandra = cassandra;
        this.first = first;
    }

    /** A socket that keeps what it is sent. */
    static final class Socket implements ClientSink {
        final List<String> frames = new CopyOnWriteArrayList<>();
        final List<CloseCode> closed = new CopyOnWriteArrayList<>();

        @Override
        public void send(EncodedFrame frame) {
            frames.add(frame.json());
        }

        @Override
        public void deliver(EncodedFrame frame) {
            frames.add(frame.json());
        }

        @Override
        public void handled() {
            // its credit is without bounds
        }

        @Override
        public void whenDrained(Runnable callback) {
            callback.run();
        }

        @Override
        public void close(CloseCode code) {
            closed.add(code);
        }

        List<String> of(String type) {
            return frames.stream()
                    .filter(frame -> frame.contains("\"type\":\"" + type + "\""))
                    .toList();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        kit = ActorTestKit.create(
                "talk",
                cassandra.config(
                        ConfigFactory.parseString("""
                                        akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                                        akka.cluster.roles = [entity]
                                        akka.cluster.jmx.enabled = off
                                        akka.coordinated-shutdown.exit-jvm = off
                                        akka.coordinated-shutdown.phases.cluster-sharding-shutdown-region.timeout = 3 s
                                        parley.conversation.window-events = 55
                                        parley.conversation.snapshot-every = 15
                                        parley.session.coalesce-cursors = 50 ms
                                        """).withFallback(ConfigFactory.parseResources("application.conf"))));
        Cluster.get(kit.system())
                .manager()
                .tell(Join.create(Cluster.get(first.kit.system()).selfMember().address()));
        ClusterSharding sharding = ClusterSharding.get(kit.system());
        Queries queries = new Queries(
                cassandra.session(), QuerySettings.from(kit.system().settings().config()));
        UserDirectory users = ids -> CompletableFuture.completedStage(
                ids.stream().distinct().collect(Collectors.toMap(id -> id, TalkForTests::user)));
        SecureRandom random = new SecureRandom();
        conversations = ConversationWiring.wire(new ConversationWiring.Surroundings(
                kit.system(),
                sharding,
                queries,
                users,
                SessionWiring.locator(sharding),
                (one, other) -> CompletableFuture.completedStage(!CLOSED.contains(Set.of(one, other))),
                (by, added) -> CompletableFuture.completedStage(Set.of()),
                Clock.systemUTC(),
                UuidCreator::getTimeOrderedEpochPlus1,
                random));
        PresenceWiring presence = PresenceWiring.wire(
                new PresenceWiring.Surroundings(kit.system(), sharding, queries, Clock.systemUTC(), random));
        sessions = SessionWiring.wire(new SessionWiring.Surroundings(
                kit.system(),
                sharding,
                queries,
                users,
                conversations.client(),
                conversations.reader(),
                user -> CompletableFuture.completedStage(ContactList.NOBODY),
                presence.desk(),
                Clock.systemUTC(),
                random));
    }

    private static User user(UserId id) {
        String name = "user" + id.value().getLeastSignificantBits();
        return new User(id, name, name, null, null, null, Instant.EPOCH, null, null, null);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        kit.shutdownTestKit();
    }

    MessageService messages() {
        return conversations.messages();
    }

    ConversationService conversations() {
        return conversations.service();
    }

    InviteService invites() {
        return conversations.invites();
    }

    DirectGate gate() {
        return ConversationWiring.directGate(
                ClusterSharding.get(kit.system()), kit.system().settings().config());
    }

    InboxService inbox() {
        return sessions.inbox();
    }

    ClientConnection open(Principal caller, Socket socket) {
        return sessions.gateway().open(caller, socket);
    }

    static <T> ErrorCode refusal(CompletionStage<Outcome<T>> stage) {
        Outcome<T> outcome =
                stage.toCompletableFuture().orTimeout(40, TimeUnit.SECONDS).join();
        if (outcome instanceof Outcome.Refused<T> refused) {
            return refused.refusal().code();
        }
        throw new AssertionError("not refused: " + outcome);
    }

    static <T> T done(CompletionStage<Outcome<T>> stage) {
        return stage.toCompletableFuture()
                .orTimeout(40, TimeUnit.SECONDS)
                .join()
                .fold(value -> value, refusal -> {
                    throw new AssertionError("refused: " + refusal);
                });
    }
}
