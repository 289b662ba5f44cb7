package dev.parley.node.account;

import static dev.parley.node.account.AccountsForTests.done;
import static dev.parley.node.account.AccountsForTests.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.persistence.CassandraForTests;
import dev.parley.protocol.account.MintRequest;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.account.RefreshRequest;
import dev.parley.protocol.account.Tokens;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts on two nodes: what one node does, the other knows. */
class AccountClusterIT {
    @RegisterExtension
    @Order(1)
    static final CassandraForTests CASSANDRA = new CassandraForTests();

    @RegisterExtension
    @Order(2)
    static final AccountsForTests here = new AccountsForTests(CASSANDRA);

    @RegisterExtension
    @Order(3)
    static final AccountsForTests there = new AccountsForTests(CASSANDRA, here);

    @Test
    void whoRegistersHereSignsInThere() {
        User anna = here.register("anna");
        Tokens tokens = there.login("anna");

        assertThat(here.principal(tokens).userId()).isEqualTo(anna.userId());
        Tokens next = done(here.service().refresh(new RefreshRequest(tokens.refreshToken())));
        assertThat(refused(there.service().refresh(new RefreshRequest(tokens.refreshToken()))))
                .isEqualTo(ErrorCode.INVALID_REFRESH_TOKEN);
        assertThat(refused(here.service().refresh(new RefreshRequest(next.refreshToken()))))
                .isEqualTo(ErrorCode.INVALID_REFRESH_TOKEN);
    }

    @Test
    void whoSignsOutHereIsSignedOutThere() {
        here.register("berta");
        Tokens tokens = here.login("berta");
        assertThat(there.verifier().verify(tokens.accessToken())).isInstanceOf(Outcome.Done.class);

        done(here.service().logout(here.principal(tokens)));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(there.verifier().verify(tokens.accessToken()))
                        .isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN)));
    }

    @Test
    void bothNodesKnowWhomEitherHasMade() {
        List<UserId> users = done(here.service().mint(new MintRequest(50, "bot", null))).stream()
                .map(MintedAccount::userId)
                .toList();

        Map<UserId, User> profiles =
                there.directory().profiles(users).toCompletableFuture().join();
        assertThat(profiles).containsOnlyKeys(users);
    }
}
