package dev.parley.node.account;

import static dev.parley.node.account.AccountsForTests.PASSWORD;
import static dev.parley.node.account.AccountsForTests.done;
import static dev.parley.node.account.AccountsForTests.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.api.account.Principal;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.account.RemovedUserTable;
import dev.parley.protocol.account.ChangeProfile;
import dev.parley.protocol.account.LoginRequest;
import dev.parley.protocol.account.RefreshRequest;
import dev.parley.protocol.account.RemoveAccount;
import dev.parley.protocol.account.Tokens;
import dev.parley.protocol.account.User;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts that go, on two nodes against a real Cassandra. */
class RemovalIT {
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
    void aRemovedAccountIsNobodyAndItsNamesAreFree() {
        User nora = here.register("nora");
        here.register("witness");
        Principal witness = here.principal(here.login("witness"));
        Tokens phone = here.login("nora");
        Tokens desk = here.login("nora");
        Principal caller = here.principal(phone);
        assertThat(there.directory()
                        .profiles(List.of(nora.userId()))
                        .toCompletableFuture()
                        .join())
                .hasSize(1);

        assertThat(refused(here.service().remove(caller, new RemoveAccount("wrong"))))
                .isEqualTo(ErrorCode.INVALID_FIELD);
        done(here.service().remove(caller, new RemoveAccount(PASSWORD)));

        assertThat(refused(here.service().profile(witness, nora.userId()))).isEqualTo(ErrorCode.UNKNOWN_USER);
        assertThat(refused(there.service().login(new LoginRequest("nora", PASSWORD, null))))
                .isEqualTo(ErrorCode.INVALID_CREDENTIALS);
        assertThat(refused(there.service().refresh(new RefreshRequest(desk.refreshToken()))))
                .isEqualTo(ErrorCode.INVALID_REFRESH_TOKEN);
        assertThat(here.verifier().verify(desk.accessToken())).isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
        assertThat(here.ended()).contains(Set.of(phone.deviceId(), desk.deviceId()));
        assertThat(here.parted()).containsOnlyOnce(nora.userId());
        assertThat(done(here.service().search("nora", 10)).items()).isEmpty();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(there.directory()
                        .profiles(List.of(nora.userId()))
                        .toCompletableFuture()
                        .join())
                .isEmpty());
        assertThat(there.register("nora").userId()).isNotEqualTo(nora.userId());
    }

    @Test
    void whatOneNodeCannotEndIsEndedLater() throws Exception {
        User olga = here.register("olga");
        Principal caller = here.principal(here.login("olga"));
        here.failingFarewells().set(1);

        done(here.service().remove(caller, new RemoveAccount(PASSWORD)));
        RemovedUserTable table = new RemovedUserTable(here.queries());
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        table.unfinished(10).toCompletableFuture().join())
                .isEmpty());
        assertThat(here.parted().contains(olga.userId()) || there.parted().contains(olga.userId()))
                .isTrue();
        assertThat(table.has(olga.userId()).toCompletableFuture().join()).isTrue();
        here.register("olga");
    }

    @Test
    void theOtherNodeKnowsANewNameSoon() {
        User paul = here.register("paul");
        Principal caller = here.principal(here.login("paul"));
        there.directory().profiles(List.of(paul.userId())).toCompletableFuture().join();
        done(here.service().changeProfile(caller, new ChangeProfile("Zdeněk", null, null, null)));

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        done(there.service().search("zdenek", 10)).items())
                .extracting(User::userId)
                .containsExactly(paul.userId()));
    }
}
