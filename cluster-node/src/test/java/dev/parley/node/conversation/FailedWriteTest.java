package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.Done;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import com.typesafe.config.ConfigFactory;
import dev.parley.node.delivery.DeliverySettings;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class FailedWriteTest {
    private static final ActorTestKit KIT = ActorTestKit.create(
            "failed-write",
            ConfigFactory.parseString("akka.persistence.testkit.events.serialize = off")
                    .withFallback(PersistenceTestKitPlugin.getInstance().config())
                    .withFallback(PersistenceTestKitSnapshotPlugin.config()));

    private final PersistenceTestKit journal = PersistenceTestKit.create(KIT.system());
    private final Tables tables = new Tables();
    private final TestProbe<ConversationReply> client = KIT.createTestProbe();
    private final ActorRef<ConversationCommand> conversation = KIT.spawn(ConversationEntity.create(
            ID, runtime(), KIT.<ClusterSharding.ShardCommand>createTestProbe().ref()));

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void theTablesAreWrittenAfterAWriteToTheJournalHasFailed() {
        conversation.tell(new ConversationCommand.Create(
                ConversationType.GROUP,
                "friends",
                null,
                ANNA,
                List.of(ConversationScript.member(ANNA, Role.ADMIN), ConversationScript.member(BERTA, Role.MEMBER)),
                1,
                client.ref()));
        assertThat(client.receiveMessage()).isNotInstanceOf(ConversationReply.Refused.class);

        journal.failNextPersisted();
        post("lost");
        assertThat(client.receiveMessage()).isInstanceOf(ConversationReply.Refused.class);
        post("kept");
        assertThat(client.receiveMessage()).isNotInstanceOf(ConversationReply.Refused.class);

        await().atMost(Duration.ofSeconds(10)).until(() -> tables.rev.get() == 2);
    }

    private void post(String text) {
        conversation.tell(new ConversationCommand.Post(ConversationScript.text(ANNA, text, text), 0, 2, client.ref()));
    }

    private ConversationRuntime runtime() {
        return new ConversationRuntime(
                ConversationScript.SETTINGS,
                DeliverySettings.from(ConfigFactory.load()),
                tables,
                emptyArchive(),
                (user, id, replyTo) -> {},
                (one, other) -> CompletableFuture.completedStage(true),
                new LongAdder(),
                () -> false,
                Clock.fixed(ConversationScript.NOON, ZoneOffset.UTC),
                new Random(1));
    }

    private static ConversationArchive emptyArchive() {
        return (ConversationArchive) Proxy.newProxyInstance(
                FailedWriteTest.class.getClassLoader(),
                new Class<?>[] {ConversationArchive.class},
                (proxy, method, arguments) -> CompletableFuture.completedFuture(Optional.empty()));
    }

    /** How far the tables are. */
    private static final class Tables implements ConversationProjection {
        final AtomicLong rev = new AtomicLong();

        @Override
        public CompletionStage<Rev> projected(ConversationId id) {
            return CompletableFuture.completedFuture(new Rev(rev.get()));
        }

        @Override
        public CompletionStage<Done> write(List<ProjectedEvent> events, ProjectedHead head) {
            rev.accumulateAndGet(head.rev().value(), Math::max);
            return CompletableFuture.completedFuture(Done.getInstance());
        }
    }
}
