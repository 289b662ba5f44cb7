package dev.parley.node.account;

import static dev.parley.node.account.AccountsForTests.done;
import static dev.parley.node.account.AccountsForTests.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.account.Principal;
import dev.parley.persistence.CassandraForTests;
import dev.parley.protocol.account.ChangeProfile;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How users are seen and found, against a real Cassandra. */
class ProfileIT {
    @RegisterExtension
    @Order(1)
    static final CassandraForTests CASSANDRA = new CassandraForTests();

    @RegisterExtension
    @Order(2)
    static final AccountsForTests accounts = new AccountsForTests(CASSANDRA);

    @Test
    void profilesChangeAndOnlyTheOwnerSeesTheAddress() {
        User klara = accounts.register("klara");
        Principal caller = accounts.principal(accounts.login("klara"));

        User changed =
                done(accounts.service().changeProfile(caller, new ChangeProfile("Klara ☕", "hello", null, null)));
        assertThat(changed.displayName()).isEqualTo("Klara ☕");
        assertThat(changed.email()).isEqualTo("klara@example.org");
        assertThat(done(accounts.service().me(caller))).isEqualTo(changed);
        assertThat(done(accounts.service().profile(caller, klara.userId()))).isEqualTo(changed.publicView());
        assertThat(accounts.announced()).contains(changed.publicView());
        assertThat(refused(accounts.service().profile(caller, new UserId(UUID.randomUUID()))))
                .isEqualTo(ErrorCode.UNKNOWN_USER);
    }

    @Test
    void theDirectoryKnowsManyAndLeavesOutTheUnknown() {
        User lena = accounts.register("lena");
        User lina = accounts.register("lina");
        UserId unknown = new UserId(UUID.randomUUID());

        assertThat(accounts.directory()
                        .profiles(List.of(lena.userId(), unknown, lina.userId(), lena.userId()))
                        .toCompletableFuture()
                        .join())
                .isEqualTo(Map.of(lena.userId(), lena.publicView(), lina.userId(), lina.publicView()));
    }

    @Test
    void findsUsersByEachWordOfTheirDisplayNameWhateverTheCaseAndTheAccents() {
        accounts.register("ux1");
        accounts.register("ux2");
        accounts.register("ux3");
        named("ux1", "José Ángel Straße");
        named("ux2", "İpek Øster");
        named("ux3", "王小明");

        assertFound("jose", "ux1");
        assertFound("ANGEL strasse", "ux1");
        assertFound("STRASSE", "ux1");
        assertFound("ipek", "ux2");
        assertFound("OS", "ux2");
        assertFound("王", "ux3");
        assertFound("小明", "ux3");
        assertFound("明", "ux3");
        assertFound("ngel");

        named("ux1", "Pepe");
        assertFound("jose");
        assertFound("strasse");
        assertFound("PEP", "ux1");
        named("ux1", "José");
        assertFound("jo", "ux1");
    }

    private static void named(String username, String displayName) {
        Principal caller = accounts.principal(accounts.login(username));
        done(accounts.service().changeProfile(caller, new ChangeProfile(displayName, null, null, null)));
    }

    private static void assertFound(String query, String... usernames) {
        assertThat(done(accounts.service().search(query, 10)).items())
                .as(query)
                .extracting(User::username)
                .containsExactlyInAnyOrder(usernames);
    }

    @Test
    void findsUsersByTheBeginningOfTheirNames() {
        accounts.register("Mathilde");
        accounts.register("matilda");
        accounts.register("Max");

        assertThat(done(accounts.service().search("MAT", 10)).items())
                .extracting(User::username)
                .containsExactlyInAnyOrder("Mathilde", "matilda");
        assertThat(done(accounts.service().search("ma", 2)).items()).hasSize(2);
        assertThat(done(accounts.service().search("zz", 10)).items()).isEmpty();
        assertThat(done(accounts.service().search("ma", 10)).items())
                .extracting(User::email)
                .containsOnlyNulls();
    }
}
