package dev.parley.node.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.api.account.Principal;
import dev.parley.api.session.ClientConnection;
import dev.parley.persistence.CassandraForTests;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.frame.ClientFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who seems online when a node dies: those who came back in time, and nobody else of it. */
class PresenceClusterIT {
    @RegisterExtension
    @Order(1)
    static final CassandraForTests CASSANDRA = new CassandraForTests();

    @RegisterExtension
    @Order(2)
    static final TalkForTests HERE = new TalkForTests(CASSANDRA);

    @RegisterExtension
    @Order(3)
    static final TalkForTests THERE = new TalkForTests(CASSANDRA, HERE);

    private static Principal principal(int number) {
        return new Principal(
                new UserId(new UUID(11, number)),
                new DeviceId(new UUID(12, number)),
                "user" + number,
                "User " + number,
                Instant.MAX,
                false);
    }

    @Test
    void theUsersOfADeadNodeGoAndThoseWhoCameBackStay() {
        Principal comesBack = principal(2);
        Principal staysAway = principal(3);
        PlayedSocket watching = new PlayedSocket();
        ClientConnection watcher = HERE.open(principal(1), watching);
        watcher.receive(new ClientFrame.WatchPresence(null, List.of(comesBack.userId(), staysAway.userId())));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> last(watching, comesBack).contains("offline")
                        && last(watching, staysAway).contains("offline"));
        THERE.open(comesBack, new PlayedSocket());
        THERE.open(staysAway, new PlayedSocket());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> last(watching, comesBack).contains("online")
                        && last(watching, staysAway).contains("online"));
        int before = watching.of("presence_update").size();

        THERE.crash();
        ClientConnection back = HERE.open(comesBack, new PlayedSocket());
        await().atMost(Duration.ofSeconds(90))
                .until(() -> last(watching, staysAway).contains("lastSeenAt"));

        assertThat(last(watching, staysAway)).contains("offline");
        assertThat(watching.of("presence_update")
                        .subList(before, watching.of("presence_update").size()))
                .noneMatch(frame -> frame.contains(comesBack.userId().toString()));
        back.closed();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> last(watching, comesBack).contains("lastSeenAt"));
        PlayedSocket late = new PlayedSocket();
        HERE.open(principal(4), late)
                .receive(new ClientFrame.WatchPresence(null, List.of(comesBack.userId(), staysAway.userId())));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> late.of("presence_update").size() == 2);
        assertThat(late.of("presence_update"))
                .allSatisfy(frame -> assertThat(frame).contains("offline").contains("lastSeenAt"));
    }

    private static String last(PlayedSocket socket, Principal user) {
        return socket.of("presence_update").stream()
                .filter(frame -> frame.contains(user.userId().toString()))
                .reduce("", (first, next) -> next);
    }
}
