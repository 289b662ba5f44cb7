package dev.parley.node;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.management.cluster.bootstrap.ClusterBootstrap;
import akka.management.javadsl.AkkaManagement;
import com.github.f4b6a3.uuid.UuidCreator;
import com.typesafe.config.Config;
import dev.parley.api.http.EdgePorts;
import dev.parley.api.operations.ClusterInspector;
import dev.parley.node.account.AccountWiring;
import dev.parley.node.admission.Admission;
import dev.parley.node.admission.AdmissionSettings;
import dev.parley.node.conversation.ConversationWiring;
import dev.parley.node.conversation.DirectGate;
import dev.parley.node.friend.FriendWiring;
import dev.parley.node.operations.Drain;
import dev.parley.node.operations.NodeMetrics;
import dev.parley.node.operations.NodeReadiness;
import dev.parley.node.operations.OperationsSettings;
import dev.parley.node.operations.ReportingClusterInspector;
import dev.parley.node.operations.SocketCount;
import dev.parley.node.placement.HandOver;
import dev.parley.node.presence.PresenceWiring;
import dev.parley.node.session.SessionWiring;
import dev.parley.node.standing.Standing;
import dev.parley.node.standing.StandingWiring;
import dev.parley.persistence.fence.WriteFences;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running node. It joins the cluster while it connects to Cassandra; entities and sockets come when what is stored is
 * ready. Its end is Akka's coordinated shutdown, by SIGTERM or {@link #leave()}.
 */
final class Node {
    private static final Logger log = LoggerFactory.getLogger(Node.class);

    private final ActorSystem<?> system;
    private final String address;

    private Node(ActorSystem<?> system, String address) {
        this.system = system;
        this.address = address;
    }

    /** Blocks until the node is ready, or ends it and throws the reason. */
    static Node start(Config config, Clock clock) {
        NodeSettings settings = NodeSettings.from(config);
        ActorSystem<Void> system;
        try {
            system = ActorSystem.create(Behaviors.empty(), "parley", config);
        } catch (RuntimeException e) {
            throw StartException.of(e, settings);
        }
        try {
            return wire(system, config, settings, clock);
        } catch (RuntimeException e) {
            log.warn("The node does not start", e);
            system.terminate();
            throw StartException.of(e, settings);
        }
    }

    /** Where clients reach the node. */
    String address() {
        return address;
    }

    /** Begins to leave, as SIGTERM does. */
    void leave() {
        CoordinatedShutdown.get(system).run(CoordinatedShutdown.unknownReason());
    }

    private static Node wire(ActorSystem<Void> system, Config config, NodeSettings settings, Clock clock) {
        AkkaManagement.get(system).start();
        ClusterBootstrap.get(system).start();
        JournalWiring journal = JournalWiring.wire(system, config, clock, settings.startTimeout());
        Standing standing = StandingWiring.wire(system, System::nanoTime);
        SecureRandom random = new SecureRandom();
        Admission admission = new Admission(
                AdmissionSettings.from(config),
                standing::isLost,
                WriteFences.of(system).pulse(),
                random);
        ClusterSharding sharding = ClusterSharding.get(system);
        DirectGate gate = ConversationWiring.directGate(sharding, config);
        PresenceWiring presence = PresenceWiring.wire(
                new PresenceWiring.Surroundings(system, sharding, journal.queries(), clock, random));
        AccountWiring accounts = Waiting.on(
                AccountWiring.start(new AccountWiring.Surroundings(
                        system,
                        sharding,
                        journal.queries(),
                        SessionWiring.termination(sharding),
                        SessionWiring.announcement(sharding),
                        FriendWiring.farewell(system, sharding, journal.queries(), gate),
                        FriendWiring.profileView(system, journal.queries(), presence.reader()),
                        clock,
                        UuidCreator::getTimeOrderedEpochPlus1,
                        random)),
                settings.startTimeout(),
                "Starting accounts");
        FriendWiring friends = FriendWiring.wire(new FriendWiring.Surroundings(
                system,
                sharding,
                journal.queries(),
                accounts.directory(),
                gate,
                SessionWiring.announcements(sharding),
                SessionWiring.contactsChanged(sharding),
                SessionWiring.inboxEntries(system, sharding),
                presence.reader(),
                clock,
                UuidCreator::getTimeOrderedEpochPlus1));
        ConversationWiring conversations = ConversationWiring.wire(new ConversationWiring.Surroundings(
                system,
                sharding,
                journal.queries(),
                accounts.directory(),
                SessionWiring.locator(sharding),
                friends.directRules(),
                friends.invitable(),
                admission,
                clock,
                UuidCreator::getTimeOrderedEpochPlus1,
                random));
        SessionWiring sessions = SessionWiring.wire(new SessionWiring.Surroundings(
                system,
                sharding,
                journal.queries(),
                accounts.directory(),
                conversations.client(),
                conversations.reader(),
                friends.contacts(),
                presence.desk(),
                admission,
                clock,
                random));
        List<EntityTypeKey<?>> types = settings.roles().contains("entity")
                ? List.of(
                        AccountWiring.entityType(),
                        FriendWiring.entityType(),
                        ConversationWiring.entityType(),
                        SessionWiring.entityType(),
                        PresenceWiring.entityType())
                : List.of();
        OperationsSettings operations = OperationsSettings.from(config);
        NodeReadiness readiness =
                new NodeReadiness(system, standing::isLost, journal.session(), types, operations, System::nanoTime);
        SocketCount sockets = new SocketCount();
        ClusterInspector inspector =
                new ReportingClusterInspector(system, HttpWiring.address(config), types, sockets, operations);
        HttpWiring http = HttpWiring.wire(
                system,
                config,
                new EdgePorts(
                        accounts.service(),
                        friends.service(),
                        conversations.service(),
                        conversations.messages(),
                        conversations.invites(),
                        sessions.inbox(),
                        sessions.gateway(),
                        accounts.verifier(),
                        readiness,
                        inspector),
                clock);
        sockets.of(http.binding());
        NodeMetrics.of(system).watch(sockets, conversations.accepted(), () -> readiness
                .notReadyBecause()
                .isEmpty());
        HandOver.install(
                system,
                types.stream()
                        .filter(type -> !type.equals(PresenceWiring.entityType()))
                        .toList());
        Drain.install(system, readiness, http.binding(), settings.drainWindow(), settings.drainSettle());
        awaitReady(readiness, settings.startTimeout());
        return new Node(system, HttpWiring.address(config));
    }

    private static void awaitReady(NodeReadiness readiness, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (!readiness.notReadyBecause().isEmpty()) {
                if (System.nanoTime() - deadline > 0) {
                    throw new StartException(
                            "Not ready within " + timeout.toSeconds() + " s: "
                                    + String.join("; ", readiness.notReadyBecause()),
                            null);
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted while starting", e);
        }
    }
}
