package dev.parley.node.session;

import akka.cluster.sharding.ShardRegion;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.pattern.Patterns;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.parley.api.account.Principal;
import dev.parley.api.conversation.ConversationService;
import dev.parley.api.conversation.InviteService;
import dev.parley.api.conversation.MessageService;
import dev.parley.api.session.ClientConnection;
import dev.parley.api.session.InboxService;
import dev.parley.node.NodeForTests;
import dev.parley.node.account.UserDirectory;
import dev.parley.node.admission.Admission;
import dev.parley.node.admission.AdmissionSettings;
import dev.parley.node.conversation.ConversationWiring;
import dev.parley.node.conversation.DirectGate;
import dev.parley.node.presence.ContactList;
import dev.parley.node.presence.PresenceWiring;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.fence.WriteFence;
import dev.parley.persistence.fence.WriteFences;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
    private final Supplier<String> own;
    private NodeForTests node;
    private ConversationWiring conversations;
    private SessionWiring sessions;

    TalkForTests(CassandraForTests cassandra) {
        this(cassandra, () -> "");
    }

    /** A first node with settings of its own. */
    TalkForTests(CassandraForTests cassandra, Supplier<String> own) {
        this.cassandra = cassandra;
        this.first = this;
        this.own = own;
    }

    TalkForTests(CassandraForTests cassandra, TalkForTests first) {
        this.cassandra = cassandra;
        this.first = first;
        this.own = () -> "";
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        node = NodeForTests.start(cassandra, "talk", """
                akka.coordinated-shutdown.run-by-actor-system-terminate = off
                parley.presence.grace = 3 s
                parley.conversation.window-events = 55
                parley.conversation.snapshot-every = 15
                parley.session.coalesce-cursors = 50 ms
                """ + own.get(), first == this ? null : first.node);
        Admission admission = new Admission(
                AdmissionSettings.from(node.system().settings().config()),
                () -> false,
                WriteFences.of(node.system()).pulse(),
                new Random(1));
        ClusterSharding sharding = node.sharding();
        Queries queries = node.queries();
        UserDirectory users = ids -> CompletableFuture.completedStage(
                ids.stream().distinct().collect(Collectors.toMap(id -> id, TalkForTests::user)));
        SecureRandom random = new SecureRandom();
        conversations = ConversationWiring.wire(new ConversationWiring.Surroundings(
                node.system(),
                sharding,
                queries,
                users,
                SessionWiring.locator(sharding),
                (one, other) -> CompletableFuture.completedStage(!CLOSED.contains(Set.of(one, other))),
                (by, added) -> CompletableFuture.completedStage(Set.of()),
                admission,
                Clock.systemUTC(),
                UuidCreator::getTimeOrderedEpochPlus1,
                random));
        PresenceWiring presence = PresenceWiring.wire(
                new PresenceWiring.Surroundings(node.system(), sharding, queries, Clock.systemUTC(), random));
        sessions = SessionWiring.wire(new SessionWiring.Surroundings(
                node.system(),
                sharding,
                queries,
                users,
                conversations.client(),
                conversations.reader(),
                user -> CompletableFuture.completedStage(ContactList.NOBODY),
                presence.desk(),
                admission,
                Clock.systemUTC(),
                random));
    }

    private static User user(UserId id) {
        String name = "user" + id.value().getLeastSignificantBits();
        return new User(id, name, name, null, null, null, Instant.EPOCH, null, null, null);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        node.stop();
    }

    MessageService messages() {
        return conversations.messages();
    }

    /** The node dies; the first one is told to do without it. */
    void crash() {
        node.crash();
    }

    /** From now on the writes of this node pass this fence. */
    void fence(WriteFence fence) {
        WriteFences.of(node.system()).putUp(fence);
    }

    /** Whether the conversation lives on this node now. */
    boolean hosts(ConversationId conversation) {
        return Patterns.ask(
                        akka.cluster.sharding.ClusterSharding.get(node.system().classicSystem())
                                .shardRegion(ConversationWiring.entityType().name()),
                        ShardRegion.getShardRegionStateInstance(),
                        Duration.ofSeconds(5))
                .thenApply(ShardRegion.CurrentShardRegionState.class::cast)
                .toCompletableFuture()
                .join()
                .getShards()
                .stream()
                .anyMatch(shard -> shard.getEntityIds().contains(conversation.toString()));
    }

    ConversationService conversations() {
        return conversations.service();
    }

    InviteService invites() {
        return conversations.invites();
    }

    DirectGate gate() {
        return ConversationWiring.directGate(
                node.sharding(), node.system().settings().config());
    }

    InboxService inbox() {
        return sessions.inbox();
    }

    ClientConnection open(Principal caller, PlayedSocket socket) {
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
