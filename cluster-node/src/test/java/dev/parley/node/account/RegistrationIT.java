package dev.parley.node.account;

import static dev.parley.node.account.AccountsForTests.done;
import static dev.parley.node.account.AccountsForTests.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.parley.api.account.Principal;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.account.NameTable;
import dev.parley.protocol.account.LoginRequest;
import dev.parley.protocol.account.MintRequest;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.account.RegisterRequest;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How accounts come to be, against a real Cassandra. */
class RegistrationIT {
    @RegisterExtension
    @Order(1)
    static final CassandraForTests CASSANDRA = new CassandraForTests();

    @RegisterExtension
    @Order(2)
    static final AccountsForTests accounts = new AccountsForTests(CASSANDRA);

    @Test
    void namesAndAddressesAreTakenOnce() {
        accounts.register("clara");

        assertThat(refused(accounts.service()
                        .register(new RegisterRequest("CLARA", "other@example.org", AccountsForTests.PASSWORD, null))))
                .isEqualTo(ErrorCode.USERNAME_TAKEN);
        assertThat(refused(accounts.service()
                        .register(new RegisterRequest("clara2", "Clara@Example.org", AccountsForTests.PASSWORD, null))))
                .isEqualTo(ErrorCode.EMAIL_TAKEN);
        assertThat(accounts.register("clara2").username())
                .as("the name was given back")
                .isEqualTo("clara2");
    }

    @Test
    void ofManyWhoWantANameAtOnceOneGetsIt() {
        List<CompletableFuture<Outcome<User>>> all = IntStream.range(0, 12)
                .mapToObj(i -> accounts.service()
                        .register(new RegisterRequest(
                                "dora", "dora" + i + "@example.org", AccountsForTests.PASSWORD, null))
                        .toCompletableFuture())
                .toList();

        List<Outcome<User>> outcomes = all.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Outcome.Refused.class::isInstance)
                .allMatch(each -> each.equals(Outcome.refused(ErrorCode.USERNAME_TAKEN)));
        assertThat(accounts.login("dora").user())
                .isEqualTo(((Outcome.Done<User>) outcomes.stream()
                                .filter(Outcome.Done.class::isInstance)
                                .findFirst()
                                .orElseThrow())
                        .value());
    }

    @Test
    void aHalfDeadRegistrationIsTakenOverWhenItIsOld() {
        NameTable usernames = NameTable.usernames(accounts.queries());
        NameTable emails = NameTable.emails(accounts.queries());
        Instant old = Instant.now().minusSeconds(31);
        claim(usernames, "emil", old);
        claim(emails, "emil@example.org", old);
        claim(usernames, "erna", Instant.now().minusSeconds(20));

        assertThat(accounts.register("emil").username()).isEqualTo("emil");
        assertThat(accounts.login("emil@example.org").user().username()).isEqualTo("emil");
        assertThat(refused(accounts.service()
                        .register(new RegisterRequest("erna", "erna@example.org", AccountsForTests.PASSWORD, null))))
                .isEqualTo(ErrorCode.USERNAME_TAKEN);
    }

    private static void claim(NameTable table, String name, Instant at) {
        UserId dead = new UserId(UuidCreator.getTimeOrderedEpoch());
        table.claim(name, dead, at).toCompletableFuture().join();
    }

    @Test
    void anOldClaimOfALivingAccountStays() {
        Instant old = Instant.now().minusSeconds(3_600);
        User frida = accounts.register("frida");
        NameTable usernames = NameTable.usernames(accounts.queries());
        usernames
                .takeOver("frida", frida.userId(), frida.userId(), old)
                .toCompletableFuture()
                .join();

        assertThat(refused(accounts.service()
                        .register(new RegisterRequest("frida", "f2@example.org", AccountsForTests.PASSWORD, null))))
                .isEqualTo(ErrorCode.USERNAME_TAKEN);
    }

    @Test
    void mintsAccountsThatWorkWithoutPasswords() {
        List<MintedAccount> minted = done(accounts.service().mint(new MintRequest(300, "bot", 3_600L)));

        assertThat(minted).hasSize(300);
        assertThat(minted).extracting(MintedAccount::username).doesNotHaveDuplicates();
        assertThat(minted).extracting(MintedAccount::username).allMatch(name -> name.startsWith("bot-"));
        MintedAccount one = minted.get(0);
        Principal caller =
                done(CompletableFuture.completedStage(accounts.verifier().verify(one.accessToken())));
        assertThat(caller.expiresAt())
                .isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_601));
        assertThat(done(accounts.service().me(caller)).username()).isEqualTo(one.username());
        assertThat(refused(accounts.service().login(new LoginRequest(one.username(), "", null))))
                .isEqualTo(ErrorCode.INVALID_CREDENTIALS);
        done(accounts.service().logout(caller));
        assertThat(accounts.verifier().verify(one.accessToken())).isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
        assertThat(refused(accounts.service().mint(new MintRequest(1, null, 365L * 86_400))))
                .isEqualTo(ErrorCode.INVALID_FIELD);
    }
}
