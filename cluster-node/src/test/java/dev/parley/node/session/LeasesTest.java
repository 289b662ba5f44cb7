package dev.parley.node.session;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import dev.parley.node.account.TestClock;
import dev.parley.node.delivery.RouteNews;
import dev.parley.protocol.conversation.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeasesTest {
    private static final ConversationId ONE = new ConversationId(new UUID(9, 1));
    private static final ConversationId TWO = new ConversationId(new UUID(9, 2));
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final Leases leases = new Leases(clock, Duration.ofMinutes(1));
    private final TestInbox<RouteNews> first = TestInbox.create("first");
    private final TestInbox<RouteNews> second = TestInbox.create("second");

    @Test
    void lastTheirTime() {
        leases.grant(ONE, first.getRef());
        clock.pass(Duration.ofSeconds(40));
        leases.grant(TWO, second.getRef());

        assertThat(leases.holders()).containsExactly(first.getRef(), second.getRef());
        clock.pass(Duration.ofSeconds(21));
        assertThat(leases.holders()).containsExactly(second.getRef());
        assertThat(leases.active()).containsExactly(TWO);
        clock.pass(Duration.ofSeconds(60));
        assertThat(leases.active()).isEmpty();
    }

    @Test
    void areRenewed() {
        leases.grant(ONE, first.getRef());
        leases.grant(TWO, second.getRef());
        clock.pass(Duration.ofSeconds(40));
        leases.grant(ONE, first.getRef());
        clock.pass(Duration.ofSeconds(30));

        assertThat(leases.active()).containsExactly(ONE);
    }

    @Test
    void belongToTheLatestHomeOfAConversation() {
        leases.grant(ONE, first.getRef());
        leases.grant(ONE, second.getRef());

        assertThat(leases.holders()).containsExactly(second.getRef());
    }

    @Test
    void areAllThatThereAreWhenThoseOfAnEarlierSessionHaveRunOut() {
        assertThat(leases.isComplete()).isFalse();
        clock.pass(Duration.ofSeconds(59));
        assertThat(leases.isComplete()).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(leases.isComplete()).isTrue();
    }
}
