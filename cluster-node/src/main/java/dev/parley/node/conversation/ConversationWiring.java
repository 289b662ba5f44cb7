package dev.parley.node.conversation;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import com.typesafe.config.Config;
import dev.parley.api.conversation.ConversationService;
import dev.parley.api.conversation.InviteService;
import dev.parley.api.conversation.MessageService;
import dev.parley.node.account.UserDirectory;
import dev.parley.node.admission.Admission;
import dev.parley.node.delivery.DeliverySettings;
import dev.parley.node.delivery.SessionLocator;
import dev.parley.node.placement.EvenAllocation;
import dev.parley.node.placement.Insistence;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.conversation.ChangeTable;
import dev.parley.persistence.conversation.ConversationJournal;
import dev.parley.persistence.conversation.HeadTable;
import dev.parley.persistence.conversation.InviteTable;
import dev.parley.persistence.conversation.MessageTable;
import dev.parley.persistence.conversation.SentMessageTable;
import dev.parley.persistence.journal.JournalReader;
import dev.parley.persistence.journal.StrayEvents;
import dev.parley.persistence.session.ReadCursorTable;
import dev.parley.persistence.session.ReceiptTable;
import dev.parley.protocol.conversation.ConversationId;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Puts conversations together on a node.
 *
 * @param service {@code messages} and {@code invites}: for the edge
 * @param client and {@code reader}: for sessions
 */
public record ConversationWiring(
        ConversationService service,
        MessageService messages,
        InviteService invites,
        ConversationClient client,
        ConversationReader reader,
        LongSupplier accepted) {

    /** What conversations need of the rest of the node. {@code ids} are time-ordered; {@code random} is thread-safe. */
    public record Surroundings(
            ActorSystem<?> system,
            ClusterSharding sharding,
            Queries queries,
            UserDirectory users,
            SessionLocator sessions,
            DirectRules directRules,
            Invitable invitable,
            Admission admission,
            Clock clock,
            Supplier<UUID> ids,
            RandomGenerator random) {}

    /** The shards of this type must be at home before the node is ready. */
    public static EntityTypeKey<?> entityType() {
        return ConversationEntity.KEY;
    }

    /** How accounts open and close direct conversations. */
    public static DirectGate directGate(ClusterSharding sharding, Config config) {
        ConversationClient client =
                new ConversationClient(sharding, ConversationSettings.from(config), Insistence.from(config));
        return (one, other, open) -> client.insist(
                        ConversationId.direct(one, other),
                        replyTo -> new ConversationCommand.OpenDirect(open, 0, replyTo),
                        reply -> reply instanceof ConversationReply.Noted
                                ? Optional.of(Done.getInstance())
                                : Optional.<Done>empty())
                .thenCompose(outcome -> outcome.fold(
                        CompletableFuture::completedStage,
                        refusal -> CompletableFuture.failedStage(
                                new IllegalStateException("the conversation does not answer: " + refusal.message()))));
    }

    public static ConversationWiring wire(Surroundings node) {
        Config config = node.system().settings().config();
        ConversationSettings settings = ConversationSettings.from(config);
        MessageTable messages = new MessageTable(node.queries());
        SentMessageTable sentMessages = new SentMessageTable(node.queries());
        ChangeTable changes = new ChangeTable(node.queries());
        ReadCursorTable cursors = new ReadCursorTable(node.queries(), settings.receiptTimes());
        HeadTable heads = new HeadTable(node.queries());
        TableArchive archive = new TableArchive(
                messages,
                sentMessages,
                changes,
                heads,
                cursors,
                new ConversationJournal(new JournalReader(node.system())),
                new StrayEvents(node.queries()),
                settings.cursorRows());
        LongAdder accepted = new LongAdder();
        ConversationRuntime runtime = new ConversationRuntime(
                settings,
                DeliverySettings.from(config),
                new TableProjection(node.queries()),
                archive,
                node.sessions(),
                node.directRules(),
                accepted,
                node.admission()::isShut,
                node.clock(),
                node.random());
        ActorRef<?> region = node.sharding()
                .init(Entity.of(
                                ConversationEntity.KEY,
                                entity -> ConversationEntity.create(
                                        ConversationId.of(entity.getEntityId()), runtime, entity.getShard()))
                        .withAllocationStrategy(EvenAllocation.in(node.system()))
                        .withSettings(
                                ClusterShardingSettings.create(node.system()).withRememberEntities(true)));
        node.system().log().debug("Conversations are sharded by {}", region);
        ConversationClient client = new ConversationClient(node.sharding(), settings, Insistence.from(config));
        ConversationReader reader = new ConversationReader(client, archive);
        NewMembers newMembers = new NewMembers(node.users(), node.invitable());
        ReceiptReader receipts = new ReceiptReader(
                client, cursors, new ReceiptTable(node.queries(), settings.receiptTimes()), settings.cursorRows());
        ConversationService service = new ShardedConversationService(
                client,
                reader,
                receipts,
                newMembers,
                settings,
                () -> new ConversationId(node.ids().get()));
        InviteService invites = new InviteDesk(
                client, newMembers, new InviteTable(node.queries()), settings.invites(), node.clock(), node.random());
        return new ConversationWiring(
                service,
                new ShardedMessageService(client, node.admission(), reader, receipts),
                invites,
                client,
                reader,
                accepted::sum);
    }
}
