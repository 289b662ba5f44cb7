package dev.parley.node.friend;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import dev.parley.api.friend.FriendService;
import dev.parley.node.account.AccountFarewell;
import dev.parley.node.account.ProfileView;
import dev.parley.node.account.UserDirectory;
import dev.parley.node.conversation.DirectGate;
import dev.parley.node.conversation.DirectRules;
import dev.parley.node.conversation.Invitable;
import dev.parley.node.placement.EvenAllocation;
import dev.parley.node.presence.Contacts;
import dev.parley.node.presence.ContactsChanged;
import dev.parley.node.presence.PresenceReader;
import dev.parley.node.session.Announcements;
import dev.parley.node.session.InboxEntries;
import dev.parley.node.session.SessionSettings;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.conversation.InboxTable;
import dev.parley.persistence.friend.Pair;
import dev.parley.protocol.friend.FriendRequestId;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Puts friendships together on a node.
 *
 * @param service for the edge
 * @param contacts for presence
 * @param directRules and {@code invitable}: for conversations
 */
public record FriendWiring(FriendService service, Contacts contacts, DirectRules directRules, Invitable invitable) {

    /** What friendships need of the rest of the node. {@code ids} are time-ordered. */
    public record Surroundings(
            ActorSystem<?> system,
            ClusterSharding sharding,
            Queries queries,
            UserDirectory users,
            DirectGate gate,
            Announcements announcements,
            ContactsChanged contactsChanged,
            InboxEntries inbox,
            PresenceReader presence,
            Clock clock,
            Supplier<UUID> ids) {}

    /** The shards of this type must be at home before the node is ready. */
    public static EntityTypeKey<?> entityType() {
        return FriendshipEntity.KEY;
    }

    /** How accounts end what is between a user and others. */
    public static AccountFarewell farewell(
            ActorSystem<?> system, ClusterSharding sharding, Queries queries, DirectGate gate) {
        FriendSettings settings = FriendSettings.from(system.settings().config());
        return new Farewell(
                system,
                new Friendships(sharding, settings),
                FriendTables.of(queries, settings),
                new InboxTable(queries),
                gate,
                SessionSettings.from(system.settings().config()).conversationsPerUser());
    }

    /** How accounts show presence in profiles. */
    public static ProfileView profileView(ActorSystem<?> system, Queries queries, PresenceReader presence) {
        FriendSettings settings = FriendSettings.from(system.settings().config());
        return new FriendsProfileView(FriendTables.of(queries, settings), presence);
    }

    public static FriendWiring wire(Surroundings node) {
        FriendSettings settings = FriendSettings.from(node.system().settings().config());
        FriendTables tables = FriendTables.of(node.queries(), settings);
        FriendshipRuntime runtime = new FriendshipRuntime(
                settings,
                new TableFriendshipProjection(tables),
                node.gate(),
                new FrameNews(node.users(), node.announcements(), node.contactsChanged()),
                node.clock());
        ActorRef<?> region = node.sharding()
                .init(Entity.of(
                                FriendshipEntity.KEY,
                                entity -> FriendshipEntity.create(
                                        Pair.of(entity.getEntityId()), runtime, entity.getShard()))
                        .withStopMessage(new FriendshipCommand.Stop())
                        .withAllocationStrategy(EvenAllocation.in(node.system()))
                        .withSettings(
                                ClusterShardingSettings.create(node.system()).withRememberEntities(true)));
        node.system().log().debug("Friendships are sharded by {}", region);
        FriendService service = new ShardedFriendService(
                new Friendships(node.sharding(), settings),
                tables,
                node.users(),
                new FriendLists(tables, node.users(), node.inbox(), node.presence(), settings),
                new RequestLists(tables, node.users()),
                settings,
                () -> new FriendRequestId(node.ids().get()));
        TableRules rules = new TableRules(tables, settings);
        return new FriendWiring(service, new TableContacts(tables, settings), rules, rules);
    }
}
