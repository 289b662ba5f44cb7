package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.NOON;
import static dev.parley.node.conversation.ConversationScript.member;
import static dev.parley.node.conversation.ConversationScript.settings;
import static dev.parley.node.conversation.ConversationScript.text;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.persistence.testkit.JournalOperation;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import akka.persistence.testkit.ProcessingPolicy;
import akka.persistence.testkit.ProcessingResult;
import akka.persistence.testkit.ProcessingSuccess;
import akka.persistence.testkit.StorageFailure;
import akka.persistence.testkit.WriteEvents;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.node.account.TestClock;
import dev.parley.node.conversation.ConversationCommand.Create;
import dev.parley.node.conversation.ConversationCommand.Post;
import dev.parley.node.conversation.ConversationReply.Described;
import dev.parley.node.conversation.ConversationReply.Posted;
import dev.parley.node.delivery.DeliverySettings;
import dev.parley.node.delivery.RouteNews;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A conversation's entity with a journal that is slow or fails, and tables that a test fills. */
abstract class ConversationEntityKit {
    private static final Config CONFIG = ConfigFactory.parseString("""
                    akka.actor.serialization-bindings."dev.parley.node.ClusterMessage" = jackson-cbor
                    akka.actor.provider = local
                    akka.coordinated-shutdown.exit-jvm = off
                    """)
            .withFallback(PersistenceTestKitPlugin.config())
            .withFallback(PersistenceTestKitSnapshotPlugin.config())
            .withFallback(ConfigFactory.load());
    static ActorTestKit kit;
    private static PersistenceTestKit stored;
    private static final AtomicLong IDS = new AtomicLong();
    private static final DeliverySettings DELIVERY = new DeliverySettings(
            Duration.ofMinutes(1), Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofMillis(300), 256);

    final ConversationId id = new ConversationId(new UUID(7, IDS.incrementAndGet()));
    private final String journalId = "conversation|" + id;
    final FakeStores stores = new FakeStores();
    final TestClock clock = new TestClock(NOON);
    final SlowJournal journal = new SlowJournal();
    final ConcurrentLinkedQueue<UserId> located = new ConcurrentLinkedQueue<>();
    final TestProbe<ConversationReply> replies = kit.createTestProbe();
    final TestProbe<ClusterSharding.ShardCommand> shard = kit.createTestProbe();
    volatile boolean cutOff;
    final AtomicInteger rulings = new AtomicInteger();
    /** What the rules of direct conversations answer. */
    volatile CompletionStage<Boolean> ruling = CompletableFuture.completedStage(true);

    private final List<ActorRef<?>> started = new ArrayList<>();
    volatile ActorRef<RouteNews> asking;
    ActorRef<ConversationCommand> entity;
    long token;

    /** Writes go through one by one where the test says so. */
    static final class SlowJournal implements ProcessingPolicy<JournalOperation> {
        final List<Integer> writes = new CopyOnWriteArrayList<>();
        final Semaphore permits = new Semaphore(1_000_000);
        volatile boolean failing;

        @Override
        public ProcessingResult tryProcess(String persistenceId, JournalOperation operation) {
            if (operation instanceof WriteEvents write) {
                writes.add(write.batch().size());
                permits.acquireUninterruptibly();
                if (failing) {
                    failing = false;
                    return new StorageFailure(new IllegalStateException("the journal is away"));
                }
            }
            return ProcessingSuccess.getInstance();
        }
    }

    @BeforeAll
    static void startKit() {
        kit = ActorTestKit.create("conversation", CONFIG);
        stored = PersistenceTestKit.create(kit.system());
    }

    @BeforeEach
    void start() {
        stored.withPolicy(journal);
        entity = spawn(settings(100, 1_000_000, 100));
    }

    @AfterEach
    void stopEntity() {
        journal.permits.release(1_000);
        started.forEach(kit::stop);
        stored.resetPolicy();
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    ActorRef<ConversationCommand> spawn(ConversationSettings settings) {
        ConversationRuntime runtime = new ConversationRuntime(
                settings,
                DELIVERY,
                stores.projection,
                stores.archive,
                (user, conversation, replyTo) -> {
                    located.add(user);
                    asking = replyTo;
                },
                (one, other) -> {
                    rulings.incrementAndGet();
                    return ruling;
                },
                new LongAdder(),
                () -> cutOff,
                clock,
                () -> 42);
        ActorRef<ConversationCommand> fresh = kit.spawn(ConversationEntity.create(id, runtime, shard.ref()));
        started.add(fresh);
        return fresh;
    }

    void tell(BiFunction<Long, ActorRef<ConversationReply>, ConversationCommand> command) {
        entity.tell(command.apply(++token, replies.ref()));
    }

    <T> T ask(Class<T> type, BiFunction<Long, ActorRef<ConversationReply>, ConversationCommand> command) {
        tell(command);
        return type.cast(replies.expectMessageClass(ConversationReply.class, Duration.ofSeconds(20)));
    }

    void create() {
        ask(Described.class, this::create);
    }

    ConversationCommand create(long token, ActorRef<ConversationReply> replyTo) {
        return new Create(
                ConversationType.GROUP,
                "us",
                null,
                ANNA,
                List.of(member(ANNA, Role.ADMIN), member(BERTA, Role.MEMBER)),
                token,
                replyTo);
    }

    void send(UserId sender, String clientMessageId) {
        tell((token, replyTo) -> new Post(text(sender, clientMessageId, "text"), 0, token, replyTo));
    }

    Message post(UserId sender, String clientMessageId) {
        send(sender, clientMessageId);
        return replies.expectMessageClass(Posted.class, Duration.ofSeconds(20)).message();
    }

    static String old(int number) {
        return "01930000-0000-7000-8000-00000000000" + number;
    }

    /** Leaves more messages behind than memory holds. */
    void forgetIds() {
        kit.stop(entity);
        stores.progress = Rev.ZERO;
        entity = spawn(settings(4, 1_000_000, 2));
        create();
        for (int i = 0; i < 6; i++) {
            Message last = post(ANNA, old(i));
            await().until(() -> !last.rev().isAfter(stores.progress));
        }
    }

    Message messageOfRev(long rev) {
        return stores.written.stream()
                .filter(event -> event.numbered().rev().value() == rev)
                .map(event -> Window.messageOf(event.numbered().event()))
                .findFirst()
                .orElseThrow();
    }
}
