package dev.parley.node;

import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import com.github.f4b6a3.uuid.UuidCreator;
import com.typesafe.config.Config;
import dev.parley.api.account.AccountService;
import dev.parley.api.account.Principal;
import dev.parley.api.conversation.ConversationService;
import dev.parley.api.conversation.MessageService;
import dev.parley.api.friend.FriendService;
import dev.parley.api.session.InboxService;
import dev.parley.node.account.AccountWiring;
import dev.parley.node.admission.Admission;
import dev.parley.node.admission.AdmissionSettings;
import dev.parley.node.conversation.ConversationWiring;
import dev.parley.node.conversation.DirectGate;
import dev.parley.node.friend.FriendWiring;
import dev.parley.node.presence.PresenceWiring;
import dev.parley.node.session.SessionWiring;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.fence.WritePulse;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.RegisterRequest;
import dev.parley.protocol.account.User;
import dev.parley.protocol.error.Outcome;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** All that a node has but its edge, in this JVM, on a test's Cassandra. */
final class WholeNodeForTests {
    static final String PASSWORD = "correct horse battery";

    private final NodeForTests node;
    final AccountService accounts;
    final FriendService friends;
    final ConversationService conversations;
    final MessageService messages;
    final InboxService inbox;

    WholeNodeForTests(CassandraForTests cassandra) {
        node = NodeForTests.start(cassandra, "whole", """
                akka.coordinated-shutdown.run-by-actor-system-terminate = off
                parley.account.password { memory = 1 MiB, iterations = 1, cpu-share = 1 }
                parley.conversation.snapshot-every = 30
                parley.session.coalesce-cursors = 20 ms
                """, null);
        Config config = node.system().settings().config();
        ClusterSharding sharding = node.sharding();
        Queries queries = node.queries();
        SecureRandom random = new SecureRandom();
        Clock clock = Clock.systemUTC();
        Admission admission =
                new Admission(AdmissionSettings.from(config), () -> false, new WritePulse(System::nanoTime), random);
        DirectGate gate = ConversationWiring.directGate(sharding, config);
        PresenceWiring presence =
                PresenceWiring.wire(new PresenceWiring.Surroundings(node.system(), sharding, queries, clock, random));
        AccountWiring account = AccountWiring.start(new AccountWiring.Surroundings(
                        node.system(),
                        sharding,
                        queries,
                        SessionWiring.termination(sharding),
                        SessionWiring.announcement(sharding),
                        FriendWiring.farewell(node.system(), sharding, queries, gate),
                        FriendWiring.profileView(node.system(), queries, presence.reader()),
                        clock,
                        UuidCreator::getTimeOrderedEpochPlus1,
                        random))
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        FriendWiring friend = FriendWiring.wire(new FriendWiring.Surroundings(
                node.system(),
                sharding,
                queries,
                account.directory(),
                gate,
                SessionWiring.announcements(sharding),
                SessionWiring.contactsChanged(sharding),
                SessionWiring.inboxEntries(node.system(), sharding),
                presence.reader(),
                clock,
                UuidCreator::getTimeOrderedEpochPlus1));
        ConversationWiring conversation = ConversationWiring.wire(new ConversationWiring.Surroundings(
                node.system(),
                sharding,
                queries,
                account.directory(),
                SessionWiring.locator(sharding),
                friend.directRules(),
                friend.invitable(),
                admission,
                clock,
                UuidCreator::getTimeOrderedEpochPlus1,
                random));
        SessionWiring session = SessionWiring.wire(new SessionWiring.Surroundings(
                node.system(),
                sharding,
                queries,
                account.directory(),
                conversation.client(),
                conversation.reader(),
                friend.contacts(),
                presence.desk(),
                admission,
                clock,
                random));
        accounts = account.service();
        friends = friend.service();
        conversations = conversation.service();
        messages = conversation.messages();
        inbox = session.inbox();
    }

    /** A new account, as the one who calls. */
    Principal register(String name) {
        User user = done(
                accounts.register(new RegisterRequest(name, name + "@example.org", PASSWORD, name + " of the Woods")));
        return new Principal(
                user.userId(),
                new DeviceId(UuidCreator.getTimeOrderedEpochPlus1()),
                user.username(),
                user.displayName(),
                Instant.MAX,
                false);
    }

    void stop() {
        node.stop();
    }

    static <T> T done(CompletionStage<Outcome<T>> stage) {
        return settled(stage).fold(value -> value, refusal -> {
            throw new AssertionError("refused: " + refusal);
        });
    }

    static <T> Outcome<T> settled(CompletionStage<Outcome<T>> stage) {
        return stage.toCompletableFuture().orTimeout(40, TimeUnit.SECONDS).join();
    }
}
