package dev.parley.node.session;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.node.conversation.ConversationCommand;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.DeliverySettings;
import dev.parley.node.delivery.RouteNews;
import dev.parley.node.presence.ContactList;
import dev.parley.persistence.session.SessionEvent.ReadCursor;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One session with a journal in memory, and all around it played. */
final class SessionForTests {
    static final DeliverySettings DELIVERY = new DeliverySettings(
            Duration.ofMinutes(1), Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofMillis(300), 256);
    private static final Config CONFIG = ConfigFactory.parseString("""
                    akka.actor.serialization-bindings."dev.parley.node.ClusterMessage" = jackson-cbor
                    akka.actor.provider = local
                    akka.coordinated-shutdown.exit-jvm = off
                    akka.actor.testkit.typed.single-expect-default = 20 s
                    """)
            .withFallback(PersistenceTestKitPlugin.config())
            .withFallback(PersistenceTestKitSnapshotPlugin.config())
            .withFallback(ConfigFactory.load());
    static final ActorTestKit KIT = ActorTestKit.create("session", CONFIG);
    static final PersistenceTestKit JOURNAL = PersistenceTestKit.create(KIT.system());
    private static final AtomicLong IDS = new AtomicLong();

    final UserId user = new UserId(new UUID(1, IDS.incrementAndGet()));
    final RoomsForTests rooms = new RoomsForTests();
    final ConcurrentLinkedQueue<List<ReadCursor>> mirrored = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<ConversationCommand> toConversations = new ConcurrentLinkedQueue<>();
    final AtomicInteger contactsAsked = new AtomicInteger();
    final TestProbe<ClusterSharding.ShardCommand> shard = KIT.createTestProbe();
    final TestProbe<DeliveryRouter.Command> router = KIT.createTestProbe();
    private final SessionSettings settings;
    volatile ContactList contacts = ContactList.NOBODY;
    ActorRef<SessionCommand> session;

    SessionForTests(Duration coalesce) {
        this.settings = settings(coalesce);
        start();
    }

    static SessionSettings settings(Duration coalesce) {
        return new SessionSettings(
                3,
                5000,
                Duration.ofSeconds(10),
                1000,
                50,
                coalesce,
                Duration.ofMillis(5),
                3,
                Duration.ofMinutes(3),
                Duration.ofSeconds(10),
                Duration.ofMillis(200),
                Duration.ofMillis(500),
                Duration.ofSeconds(3),
                5,
                100,
                8,
                16_384);
    }

    private void start() {
        session = KIT.spawn(UserSessionEntity.create(
                user,
                new SessionRuntime(
                        settings,
                        DELIVERY,
                        router.ref(),
                        rooms,
                        new KeptLists(settings),
                        (who, moved, at) -> {
                            mirrored.add(moved);
                            return CompletableFuture.completedStage(null);
                        },
                        (conversation, command) -> toConversations.add(command),
                        who -> {
                            contactsAsked.incrementAndGet();
                            return CompletableFuture.completedStage(contacts);
                        },
                        Clock.systemUTC()),
                shard.ref()));
    }

    void restart() {
        KIT.stop(session);
        start();
    }

    String journalId() {
        return "user-session|" + user;
    }

    /** A socket that is attached; it has been told the contacts. */
    TestProbe<Connection.Command> attach() {
        TestProbe<Connection.Command> socket = KIT.createTestProbe();
        session.tell(new SessionCommand.Attach(
                new DeviceId(new UUID(2, IDS.incrementAndGet())), socket.ref(), router.ref(), false));
        socket.expectMessageClass(Connection.Attached.class);
        socket.expectMessageClass(Connection.Introduced.class);
        return socket;
    }

    /** A socket that opens while {@code conversation} relies on the session, which hears of it first. */
    TestProbe<Connection.Command> attachHeardBy(ConversationId id, TestProbe<RouteNews> conversation) {
        session.tell(new SessionCommand.Locate(id, conversation.ref()));
        conversation.expectMessageClass(RouteNews.Located.class);
        TestProbe<Connection.Command> socket = KIT.createTestProbe();
        session.tell(new SessionCommand.Attach(
                new DeviceId(new UUID(2, IDS.incrementAndGet())), socket.ref(), router.ref(), false));
        conversation.expectMessageClass(RouteNews.Gained.class).replyTo().tell(new RouteNews.Noted());
        socket.expectMessageClass(Connection.Attached.class);
        return socket;
    }

    SessionReply mute(ConversationId id, boolean muted) {
        TestProbe<SessionReply> replies = KIT.createTestProbe();
        session.tell(new SessionCommand.Mute(id, muted, replies.ref()));
        return replies.receiveMessage();
    }

    /** Whether the session has heard that all its sockets have gone. */
    boolean hasNoSockets() {
        TestProbe<RouteNews> conversation = KIT.createTestProbe();
        session.tell(new SessionCommand.Locate(rooms.add(), conversation.ref()));
        return conversation
                .expectMessageClass(RouteNews.Located.class)
                .routers()
                .isEmpty();
    }

    List<InboxEntry> list() {
        return page(null, 0).entries();
    }

    SessionReply.Conversations page(@Nullable InboxCursor after, int limit) {
        TestProbe<SessionReply> replies = KIT.createTestProbe();
        session.tell(new SessionCommand.ListConversations(after, limit, replies.ref()));
        return replies.expectMessageClass(SessionReply.Conversations.class);
    }
}
