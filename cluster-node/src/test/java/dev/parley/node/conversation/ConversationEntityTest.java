package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.CARLA;
import static dev.parley.node.conversation.ConversationScript.NOON;
import static dev.parley.node.conversation.ConversationScript.member;
import static dev.parley.node.conversation.ConversationScript.settings;
import static dev.parley.node.conversation.ConversationScript.text;
import static org.assertj.core.api.Assertions.assertThat;
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
import dev.parley.node.conversation.ConversationCommand.AddMembers;
import dev.parley.node.conversation.ConversationCommand.ChangeRole;
import dev.parley.node.conversation.ConversationCommand.Configure;
import dev.parley.node.conversation.ConversationCommand.Create;
import dev.parley.node.conversation.ConversationCommand.Describe;
import dev.parley.node.conversation.ConversationCommand.Edit;
import dev.parley.node.conversation.ConversationCommand.GetHead;
import dev.parley.node.conversation.ConversationCommand.GetMessage;
import dev.parley.node.conversation.ConversationCommand.Idle;
import dev.parley.node.conversation.ConversationCommand.Join;
import dev.parley.node.conversation.ConversationCommand.OpenDirect;
import dev.parley.node.conversation.ConversationCommand.Post;
import dev.parley.node.conversation.ConversationCommand.React;
import dev.parley.node.conversation.ConversationCommand.ReadEvents;
import dev.parley.node.conversation.ConversationCommand.ReadHistory;
import dev.parley.node.conversation.ConversationCommand.RemoveMember;
import dev.parley.node.conversation.ConversationCommand.Request;
import dev.parley.node.conversation.ConversationCommand.Unsend;
import dev.parley.node.conversation.ConversationReply.Described;
import dev.parley.node.conversation.ConversationReply.MessageFound;
import dev.parley.node.conversation.ConversationReply.Posted;
import dev.parley.node.conversation.ConversationReply.Refused;
import dev.parley.node.delivery.DeliverySettings;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationEntityTest {
    private static final Config CONFIG = ConfigFactory.parseString("""
                    akka.actor.serialization-bindings."dev.parley.node.ClusterMessage" = jackson-cbor
                    akka.actor.provider = local
                    akka.coordinated-shutdown.exit-jvm = off
                    """)
            .withFallback(PersistenceTestKitPlugin.config())
            .withFallback(PersistenceTestKitSnapshotPlugin.config())
            .withFallback(ConfigFactory.load());
    private static final ActorTestKit KIT = ActorTestKit.create("conversation", CONFIG);
    private static final PersistenceTestKit JOURNAL = PersistenceTestKit.create(KIT.system());
    private static final AtomicLong IDS = new AtomicLong();
    private static final DeliverySettings DELIVERY = new DeliverySettings(
            Duration.ofMinutes(1), Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofMillis(300), 256);

    private final ConversationId id = new ConversationId(new UUID(7, IDS.incrementAndGet()));
    private final String journalId = "conversation|" + id;
    private final FakeStores stores = new FakeStores();
    private final TestClock clock = new TestClock(NOON);
    private final SlowJournal journal = new SlowJournal();
    private final ConcurrentLinkedQueue<UserId> located = new ConcurrentLinkedQueue<>();
    private final TestProbe<ConversationReply> replies = KIT.createTestProbe();
    private final TestProbe<ClusterSharding.ShardCommand> shard = KIT.createTestProbe();
    private final List<ActorRef<?>> started = new ArrayList<>();
    private ActorRef<ConversationCommand> entity;
    private long token;

    /** Writes go through one by one where the test says so. */
    private static final class SlowJournal implements ProcessingPolicy<JournalOperation> {
        private final List<Integer> writes = new CopyOnWriteArrayList<>();
        private final Semaphore permits = new Semaphore(1_000_000);
        private volatile boolean failing;

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

    @BeforeEach
    void start() {
        JOURNAL.withPolicy(journal);
        entity = spawn(settings(100, 1_000_000, 100));
    }

    @AfterEach
    void stopEntity() {
        journal.permits.release(1_000);
        started.forEach(KIT::stop);
        JOURNAL.resetPolicy();
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private ActorRef<ConversationCommand> spawn(ConversationSettings settings) {
        ConversationRuntime runtime = new ConversationRuntime(
                settings,
                DELIVERY,
                stores.projection,
                stores.archive,
                (user, conversation, replyTo) -> located.add(user),
                (one, other) -> CompletableFuture.completedStage(true),
                clock,
                () -> 42);
        ActorRef<ConversationCommand> fresh = KIT.spawn(ConversationEntity.create(id, runtime, shard.ref()));
        started.add(fresh);
        return fresh;
    }

    private void tell(BiFunction<Long, ActorRef<ConversationReply>, ConversationCommand> command) {
        entity.tell(command.apply(++token, replies.ref()));
    }

    private <T> T ask(Class<T> type, BiFunction<Long, ActorRef<ConversationReply>, ConversationCommand> command) {
        tell(command);
        return type.cast(replies.expectMessageClass(ConversationReply.class, Duration.ofSeconds(20)));
    }

    private void create() {
        ask(Described.class, this::create);
    }

    private ConversationCommand create(long token, ActorRef<ConversationReply> replyTo) {
        return new Create(
                ConversationType.GROUP,
                "us",
                null,
                ANNA,
                List.of(member(ANNA, Role.ADMIN), member(BERTA, Role.MEMBER)),
                token,
                replyTo);
    }

    private void send(UserId sender, String clientMessageId) {
        tell((token, replyTo) -> new Post(text(sender, clientMessageId, "text"), 0, token, replyTo));
    }

    private Message post(UserId sender, String clientMessageId) {
        send(sender, clientMessageId);
        return replies.expectMessageClass(Posted.class, Duration.ofSeconds(20)).message();
    }

    @Test
    void everyCommandIsAnsweredInEveryState() {
        Message unknown = new ConversationScript().post(ANNA, "x", "x");
        List<BiFunction<Long, ActorRef<ConversationReply>, ConversationCommand>> all = List.of(
                (token, to) -> new Post(text(ANNA, "a", "x"), 0, token, to),
                (token, to) -> new Edit(ANNA, unknown.messageId(), "y", token, to),
                (token, to) -> new Unsend(ANNA, unknown.messageId(), token, to),
                (token, to) -> new React(ANNA, unknown.messageId(), "👍", false, token, to),
                (token, to) -> new OpenDirect(true, token, to),
                (token, to) -> new Configure(ANNA, "we", null, null, token, to),
                (token, to) -> new Join(member(CARLA, Role.MEMBER), token, to),
                (token, to) -> new AddMembers(ANNA, List.of(), token, to),
                (token, to) -> new RemoveMember(ANNA, BERTA, token, to),
                (token, to) -> new ChangeRole(ANNA, BERTA, Role.ADMIN, token, to),
                (token, to) -> new Describe(ANNA, token, to),
                (token, to) -> new GetHead(ANNA, token, to),
                (token, to) -> new GetMessage(ANNA, unknown.messageId(), token, to),
                (token, to) -> new ReadHistory(ANNA, null, null, 0, 10, token, to),
                (token, to) -> new ReadEvents(ANNA, Rev.ZERO, 10, token, to),
                this::create);
        Set<Class<?>> asked = new LinkedHashSet<>();
        Stream.concat(all.stream(), all.stream()).forEach(command -> {
            asked.add(command.apply(0L, replies.ref()).getClass());
            assertThat(ask(ConversationReply.class, command).token()).isEqualTo(token);
        });
        assertThat(asked).containsExactlyInAnyOrderElementsOf(all(Request.class));
    }

    private static List<Class<?>> all(Class<?> type) {
        return Stream.of(ConversationCommand.class.getDeclaredClasses())
                .filter(command -> command.isRecord() && type.isAssignableFrom(command))
                .<Class<?>>map(command -> command)
                .toList();
    }

    @Test
    void nothingIsAnsweredBeforeItIsDurable() {
        create();
        journal.permits.drainPermits();
        send(ANNA, "a");
        await().until(() -> journal.writes.size() == 2);
        replies.expectNoMessage(Duration.ofMillis(50));

        journal.permits.release();
        replies.expectMessageClass(Posted.class);
    }

    @Test
    void commandsThatArriveDuringAWriteAreWrittenTogether() {
        create();
        journal.permits.drainPermits();
        send(ANNA, "first");
        await().until(() -> journal.writes.size() == 2);
        for (int i = 0; i < 40; i++) {
            send(i % 2 == 0 ? ANNA : BERTA, "id-" + i);
        }
        journal.permits.release(100);

        long seq = 0;
        for (int i = 0; i <= 40; i++) {
            Posted posted = replies.expectMessageClass(Posted.class);
            assertThat(posted.message().seq().value()).isEqualTo(++seq);
            assertThat(posted.token()).isEqualTo(seq + 1);
        }
        assertThat(journal.writes).hasSizeLessThanOrEqualTo(6).contains(20);
    }

    @Test
    void theSameIdTwiceInOneBatchIsOneMessage() {
        create();
        journal.permits.drainPermits();
        send(ANNA, "first");
        await().until(() -> journal.writes.size() == 2);
        send(ANNA, "twice");
        send(ANNA, "twice");
        journal.permits.release(100);

        replies.expectMessageClass(Posted.class);
        Posted one = replies.expectMessageClass(Posted.class);
        Posted two = replies.expectMessageClass(Posted.class);
        assertThat(one.duplicate()).isFalse();
        assertThat(two.duplicate()).isTrue();
        assertThat(two.message()).isEqualTo(one.message());
    }

    private static String old(int number) {
        return "01930000-0000-7000-8000-00000000000" + number;
    }

    /** Leaves more messages behind than memory holds. */
    private void forgetIds() {
        KIT.stop(entity);
        stores.progress = Rev.ZERO;
        entity = spawn(settings(4, 1_000_000, 2));
        create();
        for (int i = 0; i < 6; i++) {
            Message last = post(ANNA, old(i));
            await().until(() -> !last.rev().isAfter(stores.progress));
        }
    }

    @Test
    void anIdThatMayBeOldIsLookedUpAndKeepsItsPlace() {
        forgetIds();
        Message old = new ConversationScript().post(ANNA, old(0), "text");
        send(ANNA, old(0));
        send(BERTA, "behind");
        await().until(() -> stores.lookUps.size() == 2);
        stores.lookUps.get(1).complete(Optional.empty());
        replies.expectNoMessage(Duration.ofMillis(50));

        stores.lookUps.get(0).complete(Optional.of(old));
        Posted repeated = replies.expectMessageClass(Posted.class);
        assertThat(repeated.duplicate()).isTrue();
        assertThat(repeated.message()).isEqualTo(old);
        assertThat(replies.expectMessageClass(Posted.class).message().seq()).isEqualTo(new Seq(7));
    }

    @Test
    void aLookUpThatFailsRefusesTheSendAndNothingElse() {
        forgetIds();
        send(ANNA, old(0));
        send(BERTA, "behind");
        await().until(() -> stores.lookUps.size() == 2);
        stores.lookUps.get(0).completeExceptionally(new IllegalStateException("away"));
        stores.lookUps.get(1).complete(Optional.empty());

        assertThat(replies.expectMessageClass(Refused.class).refusal().code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(replies.expectMessageClass(Posted.class).message().seq()).isEqualTo(new Seq(7));
    }

    @Test
    void anOldMessageIsEditedFromItsRow() {
        forgetIds();
        Message old = messageOfRev(2);
        tell((token, to) -> new Edit(ANNA, old.messageId(), "changed", token, to));
        await().until(() -> stores.lookUps.size() == 1);
        stores.lookUps.get(0).complete(Optional.of(old));

        Message changed = replies.expectMessageClass(MessageFound.class).message();
        assertThat(changed.text()).isEqualTo("changed");
        assertThat(changed.seq()).isEqualTo(old.seq());
        tell((token, to) -> new Unsend(ANNA, old.messageId(), token, to));
        assertThat(replies.expectMessageClass(MessageFound.class).message().text())
                .isNull();
    }

    private Message messageOfRev(long rev) {
        return stores.written.stream()
                .filter(event -> event.numbered().rev().value() == rev)
                .map(event -> Window.messageOf(event.numbered().event()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatTheTablesCannotTakeIsRefusedRatherThanLost() {
        KIT.stop(entity);
        entity = spawn(settings(5, 1_000_000, 100));
        create();
        await().until(() -> stores.progress.value() == 1);
        stores.broken = true;
        for (int i = 0; i < 5; i++) {
            post(ANNA, "id-" + i);
        }
        send(ANNA, "too-much");
        assertThat(replies.expectMessageClass(Refused.class).refusal().code()).isEqualTo(ErrorCode.UNAVAILABLE);

        stores.broken = false;
        await().atMost(Duration.ofSeconds(20)).until(() -> stores.progress.value() == 6);
        assertThat(post(ANNA, "too-much").seq()).isEqualTo(new Seq(6));
    }

    @Test
    void aWriteThatFailsIsAnsweredAndTheConversationGoesOn() {
        create();
        post(ANNA, "a");
        journal.failing = true;
        send(ANNA, "b");

        assertThat(replies.expectMessageClass(Refused.class, Duration.ofSeconds(20))
                        .refusal()
                        .code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(post(ANNA, "b").seq()).isEqualTo(new Seq(2));
        Message last = post(ANNA, "c");
        await().atMost(Duration.ofSeconds(20)).until(() -> stores.progress.equals(last.rev()));
    }

    @Test
    void anEntityThatComesBackFinishesWhatItOwes() {
        create();
        await().until(() -> stores.progress.value() == 1);
        stores.broken = true;
        Message message = post(ANNA, "a");
        KIT.stop(entity);
        stores.broken = false;
        located.clear();
        entity = spawn(settings(100, 1_000_000, 100));

        await().atMost(Duration.ofSeconds(20)).until(() -> stores.progress.equals(message.rev()));
        assertThat(messageOfRev(2)).isEqualTo(message);
        await().until(() -> located.containsAll(List.of(ANNA, BERTA)));
        assertThat(ask(Posted.class, (token, to) -> new Post(text(ANNA, "a", "text"), 0, token, to))
                        .duplicate())
                .isTrue();
    }

    @Test
    void leavesMemoryOnlyWhenTheTablesHaveAll() {
        create();
        await().until(() -> stores.progress.value() == 1);
        stores.broken = true;
        post(ANNA, "a");
        entity.tell(new Idle());
        shard.expectNoMessage(Duration.ofMillis(50));

        stores.broken = false;
        await().atMost(Duration.ofSeconds(20)).until(() -> stores.progress.value() == 2);
        await().untilAsserted(() -> {
            entity.tell(new Idle());
            shard.expectMessageClass(ClusterSharding.Passivate.class, Duration.ofMillis(100));
        });
    }

    @Test
    void thoseWhoWaitHearOfItsEnd() {
        forgetIds();
        send(ANNA, old(0));
        await().until(() -> stores.lookUps.size() == 1);
        KIT.stop(entity);

        assertThat(replies.expectMessageClass(Refused.class).refusal().code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void aSnapshotAndTheEventsAfterItRestoreTheConversation() {
        KIT.stop(entity);
        ConversationSettings often = withSnapshotEvery(3);
        entity = spawn(often);
        create();
        for (int i = 0; i < 7; i++) {
            post(ANNA, "id-" + i);
        }
        Described before = ask(Described.class, (token, to) -> new Describe(ANNA, token, to));
        KIT.stop(entity);
        entity = spawn(often);

        Described after = ask(Described.class, (token, to) -> new Describe(ANNA, token, to));
        assertThat(after.info()).isEqualTo(before.info());
        assertThat(ask(Posted.class, (token, to) -> new Post(text(ANNA, "id-0", "x"), 0, token, to))
                        .duplicate())
                .isTrue();
    }

    private static ConversationSettings withSnapshotEvery(int events) {
        return settings("snapshot-every = " + events);
    }
}
