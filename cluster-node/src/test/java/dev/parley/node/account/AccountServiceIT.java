package dev.parley.node.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.Done;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.github.f4b6a3.uuid.UuidCreator;
import com.typesafe.config.ConfigFactory;
import dev.parley.api.account.AccountService;
import dev.parley.api.account.Principal;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.account.NameTable;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.QuerySettings;
import dev.parley.protocol.account.ChangePassword;
import dev.parley.protocol.account.ChangeProfile;
import dev.parley.protocol.account.Device;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.LoginRequest;
import dev.parley.protocol.account.MintRequest;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.account.RefreshRequest;
import dev.parley.protocol.account.RegisterRequest;
import dev.parley.protocol.account.Tokens;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.CloseCode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts on one node, against a real Cassandra. */
class AccountServiceIT {
    @RegisterExtension
    static final CassandraForTests CASSANDRA = new CassandraForTests();

    private static final String PASSWORD = "correct horse battery";
    private static final Queue<Set<DeviceId>> ENDED = new ConcurrentLinkedQueue<>();
    private static final Queue<User> ANNOUNCED = new ConcurrentLinkedQueue<>();

    private static ActorTestKit kit;
    private static Queries queries;
    private static AccountWiring accounts;

    @BeforeAll
    static void start() throws Exception {
        kit = ActorTestKit.create(
                "accounts",
                CASSANDRA.config(
                        ConfigFactory.parseString("""
                        akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                        akka.cluster.roles = [entity]
                        akka.coordinated-shutdown.exit-jvm = off
                        akka.cluster.jmx.multi-mbeans-in-same-jvm = on
                        parley.account.password { memory = 1 MiB, iterations = 1 }
                        """).withFallback(ConfigFactory.parseResources("application.conf"))));
        ActorSystem<Void> system = kit.system();
        Cluster cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        queries = new Queries(
                CASSANDRA.session(), QuerySettings.from(system.settings().config()));
        accounts = wire(system);
    }

    /** A wiring reads everything at its start, so that a second one knows what a second node would. */
    private static AccountWiring wire(ActorSystem<Void> system) throws Exception {
        SessionTermination sessions = (user, devices, code) -> {
            assertThat(code).isEqualTo(CloseCode.UNAUTHENTICATED);
            ENDED.add(devices);
        };
        return AccountWiring.start(new AccountWiring.Surroundings(
                        system,
                        ClusterSharding.get(system),
                        queries,
                        sessions,
                        ANNOUNCED::add,
                        Clock.systemUTC(),
                        UuidCreator::getTimeOrderedEpoch,
                        new SecureRandom()))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    private static AccountService service() {
        return accounts.service();
    }

    private static <T> Outcome<T> outcome(CompletionStage<Outcome<T>> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static <T> T done(CompletionStage<Outcome<T>> stage) {
        return outcome(stage).fold(value -> value, refusal -> {
            throw new AssertionError("refused: " + refusal);
        });
    }

    private static ErrorCode refused(CompletionStage<? extends Outcome<?>> stage) {
        Outcome<?> outcome =
                stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).refusal().code();
    }

    private static User register(String name) {
        return done(service().register(new RegisterRequest(name, name + "@example.org", PASSWORD, null)));
    }

    private static Tokens login(String login) {
        return done(service().login(new LoginRequest(login, PASSWORD, "phone")));
    }

    private static Principal principal(Tokens tokens) {
        return done(CompletableFuture.completedStage(accounts.verifier().verify(tokens.accessToken())));
    }

    @Test
    void signsInByUsernameAndByEmailWhateverTheCase() {
        User anna = register("Anna");

        Tokens byName = login("aNNA");
        Tokens byEmail = login("ANNA@example.org");
        assertThat(byName.user()).isEqualTo(anna);
        assertThat(byEmail.deviceId()).isNotEqualTo(byName.deviceId());
        assertThat(byName.expiresIn()).isEqualTo(900);
        assertThat(principal(byName).userId()).isEqualTo(anna.userId());
        assertThat(principal(byName).deviceId()).isEqualTo(byName.deviceId());
        assertThat(anna.email()).isEqualTo("Anna@example.org");
    }

    @Test
    void tellsNobodyWhoHasAnAccount() {
        register("berta");

        Refusal wrong = refusal(service().login(new LoginRequest("berta", "wrong", null)));
        Refusal unknown = refusal(service().login(new LoginRequest("nobody", "wrong", null)));
        Refusal unknownAddress = refusal(service().login(new LoginRequest("nobody@example.org", "wrong", null)));
        assertThat(wrong.code()).isEqualTo(ErrorCode.INVALID_CREDENTIALS);
        assertThat(unknown).isEqualTo(wrong);
        assertThat(unknownAddress).isEqualTo(wrong);
    }

    private static Refusal refusal(CompletionStage<? extends Outcome<?>> stage) {
        return ((Outcome.Refused<?>) stage.toCompletableFuture().join()).refusal();
    }

    @Test
    void namesAndAddressesAreTakenOnce() {
        register("clara");

        assertThat(refused(service().register(new RegisterRequest("CLARA", "other@example.org", PASSWORD, null))))
                .isEqualTo(ErrorCode.USERNAME_TAKEN);
        assertThat(refused(service().register(new RegisterRequest("clara2", "Clara@Example.org", PASSWORD, null))))
                .isEqualTo(ErrorCode.EMAIL_TAKEN);
        assertThat(register("clara2").username()).as("the name was given back").isEqualTo("clara2");
    }

    @Test
    void ofManyWhoWantANameAtOnceOneGetsIt() {
        List<CompletableFuture<Outcome<User>>> all = IntStream.range(0, 12)
                .mapToObj(i -> service()
                        .register(new RegisterRequest("dora", "dora" + i + "@example.org", PASSWORD, null))
                        .toCompletableFuture())
                .toList();

        List<Outcome<User>> outcomes = all.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Outcome.Refused.class::isInstance)
                .allMatch(each -> each.equals(Outcome.refused(ErrorCode.USERNAME_TAKEN)));
        assertThat(login("dora").user())
                .isEqualTo(((Outcome.Done<User>) outcomes.stream()
                                .filter(Outcome.Done.class::isInstance)
                                .findFirst()
                                .orElseThrow())
                        .value());
    }

    @Test
    void aHalfDeadRegistrationIsTakenOverWhenItIsOld() {
        NameTable usernames = NameTable.usernames(queries);
        NameTable emails = NameTable.emails(queries);
        Instant old = Instant.now().minusSeconds(31);
        claim(usernames, "emil", old);
        claim(emails, "emil@example.org", old);
        claim(usernames, "erna", Instant.now().minusSeconds(20));

        assertThat(register("emil").username()).isEqualTo("emil");
        assertThat(login("emil@example.org").user().username()).isEqualTo("emil");
        assertThat(refused(service().register(new RegisterRequest("erna", "erna@example.org", PASSWORD, null))))
                .isEqualTo(ErrorCode.USERNAME_TAKEN);
    }

    private static void claim(NameTable table, String name, Instant at) {
        UserId dead = new UserId(UuidCreator.getTimeOrderedEpoch());
        table.claim(name, dead, at).toCompletableFuture().join();
    }

    @Test
    void anOldClaimOfALivingAccountStays() {
        Instant old = Instant.now().minusSeconds(3_600);
        User frida = register("frida");
        NameTable usernames = NameTable.usernames(queries);
        usernames
                .takeOver("frida", frida.userId(), frida.userId(), old)
                .toCompletableFuture()
                .join();

        assertThat(refused(service().register(new RegisterRequest("frida", "f2@example.org", PASSWORD, null))))
                .isEqualTo(ErrorCode.USERNAME_TAKEN);
    }

    @Test
    void aRefreshTokenIsGoodOnceAndItsReuseEndsTheFamily() {
        register("gerda");
        Tokens first = login("gerda");
        Tokens other = login("gerda");
        Tokens second = done(service().refresh(new RefreshRequest(first.refreshToken())));
        assertThat(second.deviceId()).isEqualTo(first.deviceId());

        assertThat(refused(service().refresh(new RefreshRequest(first.refreshToken()))))
                .isEqualTo(ErrorCode.INVALID_REFRESH_TOKEN);
        assertThat(refused(service().refresh(new RefreshRequest(second.refreshToken()))))
                .isEqualTo(ErrorCode.INVALID_REFRESH_TOKEN);
        assertThat(ENDED).contains(Set.of(first.deviceId()));
        assertThat(accounts.verifier().verify(second.accessToken()))
                .isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
        assertThat(done(service().refresh(new RefreshRequest(other.refreshToken())))
                        .deviceId())
                .isEqualTo(other.deviceId());
    }

    @Test
    void whatNeverWasARefreshTokenIsRefused() {
        RefreshToken madeUp =
                RefreshToken.create(new UserId(UUID.randomUUID()), new DeviceId(UUID.randomUUID()), new SecureRandom());

        assertThat(refused(service().refresh(new RefreshRequest(madeUp.text()))))
                .isEqualTo(ErrorCode.INVALID_REFRESH_TOKEN);
        assertThat(refused(service().refresh(new RefreshRequest("nonsense"))))
                .isEqualTo(ErrorCode.INVALID_REFRESH_TOKEN);
    }

    @Test
    void logoutEndsTheDeviceEverywhereAndMayBeRepeated() throws Exception {
        register("hanna");
        Tokens phone = login("hanna");
        Tokens desk = login("hanna");
        Principal caller = principal(phone);

        done(service().logout(caller));
        done(service().logout(caller));
        assertThat(ENDED).contains(Set.of(phone.deviceId()));
        assertThat(accounts.verifier().verify(phone.accessToken())).isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
        assertThat(refused(service().refresh(new RefreshRequest(phone.refreshToken()))))
                .isEqualTo(ErrorCode.INVALID_REFRESH_TOKEN);
        assertThat(done(service().devices(principal(desk))))
                .extracting(Device::deviceId, Device::current)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(desk.deviceId(), true));
    }

    @Test
    void aNodeThatStartsKnowsKeysAndSignedOutDevices() throws Exception {
        register("ida");
        Tokens phone = login("ida");
        Tokens desk = login("ida");
        done(service().revoke(principal(desk), phone.deviceId()));
        assertThat(refused(service().revoke(principal(desk), phone.deviceId()))).isEqualTo(ErrorCode.UNKNOWN_DEVICE);

        AuthSettings settings = AuthSettings.from(kit.system().settings().config());
        AccountTables tables = AccountTables.of(queries);
        Revocations revocations = new Revocations(tables.revoked(), news -> {}, settings, Clock.systemUTC());
        revocations.load().toCompletableFuture().get(10, TimeUnit.SECONDS);
        List<TokenKey> keys = new TokenKeys(tables.keys(), Clock.systemUTC(), new SecureRandom())
                .load(settings)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        AccessTokens elsewhere = new AccessTokens(keys, settings, revocations::contains, Clock.systemUTC());

        assertThat(elsewhere.verify(phone.accessToken())).isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
        assertThat(elsewhere.verify(desk.accessToken())).isEqualTo(Outcome.done(principal(desk)));
    }

    @Test
    void anotherPasswordEndsTheOtherDevices() {
        register("jana");
        Tokens phone = login("jana");
        Tokens desk = login("jana");

        assertThat(refused(service().changePassword(principal(desk), new ChangePassword("wrong", "12345678"))))
                .isEqualTo(ErrorCode.INVALID_CREDENTIALS);
        done(service().changePassword(principal(desk), new ChangePassword(PASSWORD, "a new password")));
        assertThat(accounts.verifier().verify(phone.accessToken())).isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
        assertThat(accounts.verifier().verify(desk.accessToken())).isInstanceOf(Outcome.Done.class);
        assertThat(refused(service().login(new LoginRequest("jana", PASSWORD, null))))
                .isEqualTo(ErrorCode.INVALID_CREDENTIALS);
        assertThat(done(service().login(new LoginRequest("jana", "a new password", null)))
                        .deviceId())
                .isNotNull();
    }

    @Test
    void profilesChangeAndOnlyTheOwnerSeesTheAddress() {
        User klara = register("klara");
        Principal caller = principal(login("klara"));

        User changed = done(service().changeProfile(caller, new ChangeProfile("Klara ☕", "hello", null)));
        assertThat(changed.displayName()).isEqualTo("Klara ☕");
        assertThat(changed.email()).isEqualTo("klara@example.org");
        assertThat(done(service().me(caller))).isEqualTo(changed);
        assertThat(done(service().profile(klara.userId()))).isEqualTo(changed.publicView());
        assertThat(ANNOUNCED).contains(changed.publicView());
        assertThat(refused(service().profile(new UserId(UUID.randomUUID())))).isEqualTo(ErrorCode.UNKNOWN_USER);
    }

    @Test
    void theDirectoryKnowsManyAndLeavesOutTheUnknown() {
        User lena = register("lena");
        User lina = register("lina");
        UserId unknown = new UserId(UUID.randomUUID());

        assertThat(accounts.directory()
                        .profiles(List.of(lena.userId(), unknown, lina.userId(), lena.userId()))
                        .toCompletableFuture()
                        .join())
                .isEqualTo(Map.of(lena.userId(), lena.publicView(), lina.userId(), lina.publicView()));
    }

    @Test
    void findsUsersByTheBeginningOfTheirNames() {
        register("Mathilde");
        register("matilda");
        register("Max");

        assertThat(done(service().search("MAT", 10)).items())
                .extracting(User::username)
                .containsExactlyInAnyOrder("Mathilde", "matilda");
        assertThat(done(service().search("ma", 2)).items()).hasSize(2);
        assertThat(done(service().search("zz", 10)).items()).isEmpty();
        assertThat(done(service().search("ma", 10)).items())
                .extracting(User::email)
                .containsOnlyNulls();
    }

    @Test
    void mintsAccountsThatWorkWithoutPasswords() {
        List<MintedAccount> minted = done(service().mint(new MintRequest(300, "bot", 3_600L)));

        assertThat(minted).hasSize(300);
        assertThat(minted).extracting(MintedAccount::username).doesNotHaveDuplicates();
        assertThat(minted).extracting(MintedAccount::username).allMatch(name -> name.startsWith("bot-"));
        MintedAccount one = minted.get(0);
        Principal caller =
                done(CompletableFuture.completedStage(accounts.verifier().verify(one.accessToken())));
        assertThat(caller.expiresAt())
                .isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_601));
        assertThat(done(service().me(caller)).username()).isEqualTo(one.username());
        assertThat(refused(service().login(new LoginRequest(one.username(), "", null))))
                .isEqualTo(ErrorCode.INVALID_CREDENTIALS);
        Outcome<Done> out = outcome(service().logout(caller));
        assertThat(out).isInstanceOf(Outcome.Done.class);
        assertThat(accounts.verifier().verify(one.accessToken())).isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
        assertThat(refused(service().mint(new MintRequest(1, null, 365L * 86_400))))
                .isEqualTo(ErrorCode.INVALID_FIELD);
    }

    @Test
    void aStormOfSignInsIsRefusedAndNotQueuedForEver() {
        register("nora");
        List<CompletableFuture<Outcome<Tokens>>> storm = IntStream.range(0, 400)
                .mapToObj(i ->
                        service().login(new LoginRequest("nora", "wrong", null)).toCompletableFuture())
                .toList();

        List<Outcome<Tokens>> outcomes =
                storm.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes).allMatch(each -> each instanceof Outcome.Refused<Tokens>);
        assertThat(outcomes)
                .filteredOn(each -> ((Outcome.Refused<Tokens>) each).refusal().code() == ErrorCode.UNAVAILABLE)
                .allMatch(each -> Duration.ofSeconds(2)
                        .equals(((Outcome.Refused<Tokens>) each).refusal().retryAfter()));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(outcome(service().login(new LoginRequest("nora", PASSWORD, null))))
                        .isInstanceOf(Outcome.Done.class));
    }
}
