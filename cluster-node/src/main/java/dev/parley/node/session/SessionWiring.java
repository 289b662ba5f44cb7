package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import com.typesafe.config.Config;
import dev.parley.api.http.LimitsSettings;
import dev.parley.api.session.InboxService;
import dev.parley.api.session.SessionGateway;
import dev.parley.api.websocket.WebSocketSettings;
import dev.parley.node.account.ProfileAnnouncement;
import dev.parley.node.account.SessionTermination;
import dev.parley.node.account.UserDirectory;
import dev.parley.node.admission.Admission;
import dev.parley.node.conversation.ConversationClient;
import dev.parley.node.conversation.ConversationReader;
import dev.parley.node.conversation.ConversationSettings;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.DeliverySettings;
import dev.parley.node.delivery.SessionLocator;
import dev.parley.node.placement.EvenAllocation;
import dev.parley.node.placement.Insistence;
import dev.parley.node.presence.Contacts;
import dev.parley.node.presence.ContactsChanged;
import dev.parley.node.presence.PresenceDesk;
import dev.parley.node.presence.PresenceWiring;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.conversation.HeadTable;
import dev.parley.persistence.conversation.InboxTable;
import dev.parley.persistence.session.CursorMove;
import dev.parley.persistence.session.ReadCursorTable;
import dev.parley.persistence.session.ReceiptTable;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Puts sessions together on a node.
 *
 * @param gateway and {@code inbox}: for the edge
 */
public record SessionWiring(SessionGateway gateway, InboxService inbox) {

    /** What sessions need of the rest of the node. {@code random} is thread-safe. */
    public record Surroundings(
            ActorSystem<?> system,
            ClusterSharding sharding,
            Queries queries,
            UserDirectory users,
            ConversationClient conversations,
            ConversationReader reader,
            Contacts contacts,
            ActorRef<PresenceDesk.Command> presence,
            Admission admission,
            Clock clock,
            RandomGenerator random) {}

    /** The shards of this type must be at home before the node is ready. */
    public static EntityTypeKey<?> entityType() {
        return UserSessionEntity.KEY;
    }

    /** How conversations find sessions. */
    public static SessionLocator locator(ClusterSharding sharding) {
        return (user, conversation, replyTo) -> sharding.entityRefFor(UserSessionEntity.KEY, user.toString())
                .tell(new SessionCommand.Locate(conversation, replyTo));
    }

    /** How accounts end the sockets of devices. */
    public static SessionTermination termination(ClusterSharding sharding) {
        return (user, devices, code) -> sharding.entityRefFor(UserSessionEntity.KEY, user.toString())
                .tell(new SessionCommand.EndDevices(devices, code));
    }

    /** How accounts tell of a changed profile: the user's own devices, who watches the user, and who talks with it now. */
    public static ProfileAnnouncement announcement(ClusterSharding sharding) {
        return profile -> {
            ServerFrame frame = new ServerFrame.ProfileChanged(profile);
            sharding.entityRefFor(UserSessionEntity.KEY, profile.userId().toString())
                    .tell(new SessionCommand.ProfileChanged(EncodedFrame.of(frame)));
            PresenceWiring.announce(sharding, profile.userId(), frame);
        };
    }

    /** How a user's own devices are told something. */
    public static Announcements announcements(ClusterSharding sharding) {
        return (user, frame) -> sharding.entityRefFor(UserSessionEntity.KEY, user.toString())
                .tell(new SessionCommand.Tell(EncodedFrame.of(frame)));
    }

    /** How sessions hear that a friendship or a block has come or gone. */
    public static ContactsChanged contactsChanged(ClusterSharding sharding) {
        return user -> sharding.entityRefFor(UserSessionEntity.KEY, user.toString())
                .tell(new SessionCommand.ContactsChanged());
    }

    /** How other lists find the conversations of a user. */
    public static InboxEntries inboxEntries(ActorSystem<?> system, ClusterSharding sharding) {
        SessionClient sessions = new SessionClient(
                sharding,
                SessionSettings.from(system.settings().config()),
                Insistence.from(system.settings().config()));
        return user -> sessions.ask(user, replyTo -> new SessionCommand.ListConversations(null, 0, replyTo))
                .thenApply(reply -> {
                    if (reply instanceof SessionReply.Conversations found) {
                        return found.entries();
                    }
                    throw new IllegalStateException("The session of " + user + " has no list now: " + reply);
                });
    }

    public static SessionWiring wire(Surroundings node) {
        Config config = node.system().settings().config();
        SessionSettings settings = SessionSettings.from(config);
        DeliverySettings delivery = DeliverySettings.from(config);
        ActorRef<DeliveryRouter.Command> router =
                node.system().systemActorOf(DeliveryRouter.create(), "delivery-router", Props.empty());
        SessionRuntime sessions = new SessionRuntime(
                settings,
                delivery,
                router,
                new TableInbox(
                        new InboxTable(node.queries()),
                        new HeadTable(node.queries()),
                        node.conversations(),
                        settings.conversationsPerUser()),
                new KeptLists(settings),
                SessionWiring.mirror(new ReadCursorTable(
                        node.queries(), ConversationSettings.from(config).receiptTimes())),
                node.conversations()::tell,
                node.contacts(),
                node.clock());
        ClusterShardingSettings defaults = ClusterShardingSettings.create(node.system());
        ActorRef<?> region = node.sharding()
                .init(Entity.of(
                                UserSessionEntity.KEY,
                                entity -> UserSessionEntity.create(
                                        UserId.of(entity.getEntityId()), sessions, entity.getShard()))
                        .withStopMessage(new SessionCommand.Stop())
                        .withAllocationStrategy(EvenAllocation.in(node.system()))
                        .withSettings(defaults.withPassivationStrategy(
                                ClusterShardingSettings.PassivationStrategySettings$.MODULE$.disabled())));
        node.system().log().debug("Sessions are sharded by {}", region);
        SessionClient client = new SessionClient(node.sharding(), settings, Insistence.from(config));
        ConnectionRuntime connections = new ConnectionRuntime(
                settings,
                delivery,
                LimitsSettings.from(config),
                WebSocketSettings.from(config).pingInterval(),
                router,
                node.presence(),
                client::tell,
                node.conversations()::tell,
                node.reader(),
                node.admission(),
                Insistence.from(config),
                node.clock(),
                System::nanoTime,
                node.random());
        return new SessionWiring(
                new ShardedSessionGateway(node.system(), connections), new ShardedInboxService(client, node.users()));
    }

    private static CursorMirror mirror(ReadCursorTable table) {
        return (user, moved, at) -> table.moved(moved.stream()
                .map(cursor -> new CursorMove(user, cursor.conversationId(), ReceiptTable.Kind.READ, cursor.seq(), at))
                .toList());
    }
}
