package dev.parley.node.account;

import static dev.parley.node.account.AccountsForTests.done;
import static dev.parley.node.account.AccountsForTests.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AskPattern;
import dev.parley.api.account.Principal;
import dev.parley.persistence.CassandraForTests;
import dev.parley.protocol.account.ChangePassword;
import dev.parley.protocol.account.Device;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.LoginRequest;
import dev.parley.protocol.account.RefreshRequest;
import dev.parley.protocol.account.Tokens;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How devices sign in and out, against a real Cassandra. */
class SignInIT {
    @RegisterExtension
    @Order(1)
    static final CassandraForTests CASSANDRA = new CassandraForTests();

    @RegisterExtension
    @Order(2)
    static final AccountsForTests accounts = new AccountsForTests(CASSANDRA);

    @Test
    void signsInByUsernameAndByEmailWhateverTheCase() {
        User anna = accounts.register("Anna");

        Tokens byName = accounts.login("aNNA");
        Tokens byEmail = accounts.login("ANNA@example.org");
        assertThat(byName.user()).isEqualTo(anna);
        assertThat(byEmail.deviceId()).isNotEqualTo(byName.deviceId());
        assertThat(byName.expiresIn()).isEqualTo(900);
        assertThat(accounts.principal(byName).userId()).isEqualTo(anna.userId());
        assertThat(accounts.principal(byName).deviceId()).isEqualTo(byName.deviceId());
        assertThat(anna.email()).isEqualTo("Anna@example.org");
    }

    @Test
    void tellsNobodyWhoHasAnAccount() {
        accounts.register("berta");

        Refusal wrong = refusal(accounts.service().login(new LoginRequest("berta", "wrong", null)));
        Refusal unknown = refusal(accounts.service().login(new LoginRequest("nobody", "wrong", null)));
        Refusal unknownAddress =
                refusal(accounts.service().login(new LoginRequest("nobody@example.org", "wrong", null)));
        assertThat(wrong.code()).isEqualTo(ErrorCode.INVALID_CREDENTIALS);
        assertThat(unknown).isEqualTo(wrong);
        assertThat(unknownAddress).isEqualTo(wrong);
    }

    private static Refusal refusal(CompletionStage<? extends Outcome<?>> stage) {
        return ((Outcome.Refused<?>) stage.toCompletableFuture().join()).refusal();
    }

    @Test
    void aRefreshTokenIsGoodOnceAndItsReuseEndsTheFamily() {
        accounts.register("gerda");
        Tokens first = accounts.login("gerda");
        Tokens other = accounts.login("gerda");
        Tokens second = done(accounts.service().refresh(new RefreshRequest(first.refreshToken())));
        assertThat(second.deviceId()).isEqualTo(first.deviceId());

        assertThat(refused(accounts.service().refresh(new RefreshRequest(first.refreshToken()))))
                .isEqualTo(ErrorCode.INVALID_REFRESH_TOKEN);
        assertThat(refused(accounts.service().refresh(new RefreshRequest(second.refreshToken()))))
                .isEqualTo(ErrorCode.INVALID_REFRESH_TOKEN);
        assertThat(accounts.ended()).contains(Set.of(first.deviceId()));
        assertThat(accounts.verifier().verify(second.accessToken()))
                .isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
        assertThat(done(accounts.service().refresh(new RefreshRequest(other.refreshToken())))
                        .deviceId())
                .isEqualTo(other.deviceId());
    }

    @Test
    void whatNeverWasARefreshTokenIsRefused() {
        RefreshToken madeUp =
                RefreshToken.create(new UserId(UUID.randomUUID()), new DeviceId(UUID.randomUUID()), new SecureRandom());

        assertThat(refused(accounts.service().refresh(new RefreshRequest(madeUp.text()))))
                .isEqualTo(ErrorCode.INVALID_REFRESH_TOKEN);
        assertThat(refused(accounts.service().refresh(new RefreshRequest("nonsense"))))
                .isEqualTo(ErrorCode.INVALID_REFRESH_TOKEN);
    }

    @Test
    void logoutEndsTheDeviceEverywhereAndMayBeRepeated() throws Exception {
        accounts.register("hanna");
        Tokens phone = accounts.login("hanna");
        Tokens desk = accounts.login("hanna");
        Principal caller = accounts.principal(phone);

        done(accounts.service().logout(caller));
        done(accounts.service().logout(caller));
        assertThat(accounts.ended()).contains(Set.of(phone.deviceId()));
        assertThat(accounts.verifier().verify(phone.accessToken())).isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
        assertThat(refused(accounts.service().refresh(new RefreshRequest(phone.refreshToken()))))
                .isEqualTo(ErrorCode.INVALID_REFRESH_TOKEN);
        assertThat(done(accounts.service().devices(accounts.principal(desk))))
                .extracting(Device::deviceId, Device::current)
                .containsExactly(Tuple.tuple(desk.deviceId(), true));
    }

    @Test
    void aNodeThatStartsKnowsKeysAndSignedOutDevices() throws Exception {
        accounts.register("ida");
        Tokens phone = accounts.login("ida");
        Tokens desk = accounts.login("ida");
        done(accounts.service().revoke(accounts.principal(desk), phone.deviceId()));
        assertThat(refused(accounts.service().revoke(accounts.principal(desk), phone.deviceId())))
                .isEqualTo(ErrorCode.UNKNOWN_DEVICE);

        AuthSettings settings = AuthSettings.from(accounts.system().settings().config());
        AccountTables tables = AccountTables.of(accounts.queries());
        Revocations revocations = new Revocations(tables.revoked(), news -> {}, settings, Clock.systemUTC());
        revocations.load().toCompletableFuture().get(10, TimeUnit.SECONDS);
        List<TokenKey> keys = new TokenKeys(tables.keys(), Clock.systemUTC(), new SecureRandom())
                .load(settings)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        AccessTokens elsewhere = new AccessTokens(keys, settings, revocations::contains, Clock.systemUTC());

        assertThat(elsewhere.verify(phone.accessToken())).isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
        assertThat(elsewhere.verify(desk.accessToken())).isEqualTo(Outcome.done(accounts.principal(desk)));
    }

    @Test
    void anotherPasswordEndsTheOtherDevices() {
        accounts.register("jana");
        Tokens phone = accounts.login("jana");
        Tokens desk = accounts.login("jana");

        assertThat(refused(accounts.service()
                        .changePassword(accounts.principal(desk), new ChangePassword("wrong", "12345678"))))
                .isEqualTo(ErrorCode.INVALID_FIELD);
        done(accounts.service()
                .changePassword(
                        accounts.principal(desk), new ChangePassword(AccountsForTests.PASSWORD, "a new password")));
        assertThat(accounts.verifier().verify(phone.accessToken())).isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
        assertThat(accounts.verifier().verify(desk.accessToken())).isInstanceOf(Outcome.Done.class);
        assertThat(refused(accounts.service().login(new LoginRequest("jana", AccountsForTests.PASSWORD, null))))
                .isEqualTo(ErrorCode.INVALID_CREDENTIALS);
        assertThat(done(accounts.service().login(new LoginRequest("jana", "a new password", null)))
                        .deviceId())
                .isNotNull();
    }

    @Test
    void aStormOfSignInsIsRefusedAndNotQueuedForEver() {
        accounts.register("nora");
        List<CompletableFuture<Outcome<Tokens>>> storm = IntStream.range(0, 400)
                .mapToObj(i -> accounts.service()
                        .login(new LoginRequest("nora", "wrong", null))
                        .toCompletableFuture())
                .toList();

        List<Outcome<Tokens>> outcomes =
                storm.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes).allMatch(each -> each instanceof Outcome.Refused<Tokens>);
        assertThat(outcomes)
                .filteredOn(each -> ((Outcome.Refused<Tokens>) each).refusal().code() == ErrorCode.UNAVAILABLE)
                .allMatch(each -> Duration.ofSeconds(2)
                        .equals(((Outcome.Refused<Tokens>) each).refusal().retryAfter()));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(accounts.service()
                        .login(new LoginRequest("nora", AccountsForTests.PASSWORD, null))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(Outcome.Done.class));
    }

    @Test
    void anAccountIsReadBackFromItsSnapshotAndTheEventsAfterIt() {
        User olga = accounts.register("olga");
        Tokens tokens = accounts.login("olga");
        for (int i = 0; i < 11; i++) {
            tokens = done(accounts.service().refresh(new RefreshRequest(tokens.refreshToken())));
        }
        List<Device> devices = done(accounts.service().devices(accounts.principal(tokens)));

        ActorSystem<Void> system = accounts.system();
        ActorRef<AccountCommand> readBack = system.systemActorOf(
                AccountEntity.of(
                        olga.userId(),
                        system.ignoreRef(),
                        AccountSettings.from(system.settings().config()),
                        Clock.systemUTC()),
                "read-back",
                Props.empty());
        AccountReply reply = AskPattern.<AccountCommand, AccountReply>ask(
                        readBack, AccountCommand.GetDevices::new, Duration.ofSeconds(10), system.scheduler())
                .toCompletableFuture()
                .join();
        assertThat(((AccountReply.Devices) reply).devices())
                .extracting(each -> new Device(each.deviceId(), each.name(), each.createdAt(), each.lastUsedAt(), true))
                .isEqualTo(devices);
    }
}
