package dev.parley.node.account;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit.CommandResultWithReply;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit.SerializationSettings;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.node.account.AccountCommand.ChangePassword;
import dev.parley.node.account.AccountCommand.ChangeProfile;
import dev.parley.node.account.AccountCommand.GetCredentials;
import dev.parley.node.account.AccountCommand.GetDevices;
import dev.parley.node.account.AccountCommand.GetProfile;
import dev.parley.node.account.AccountCommand.GetRemoved;
import dev.parley.node.account.AccountCommand.Refresh;
import dev.parley.node.account.AccountCommand.Register;
import dev.parley.node.account.AccountCommand.Remove;
import dev.parley.node.account.AccountCommand.SignIn;
import dev.parley.node.account.AccountCommand.SignOut;
import dev.parley.node.account.AccountCommand.SignOutOthers;
import dev.parley.node.account.AccountReply.Credentials;
import dev.parley.node.account.AccountReply.Devices;
import dev.parley.node.account.AccountReply.Profile;
import dev.parley.node.account.AccountReply.Refused;
import dev.parley.node.account.AccountReply.Removed;
import dev.parley.node.account.AccountReply.SignedInSince;
import dev.parley.persistence.account.AccountEvent;
import dev.parley.persistence.account.AccountEvent.DeviceSignedOut;
import dev.parley.persistence.account.PasswordHash;
import dev.parley.persistence.account.SignOutReason;
import dev.parley.persistence.account.TokenHash;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AccountEntityTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final Instant NOON_STORED = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final UserId ANNA = new UserId(new UUID(1, 1));
    private static final DeviceId PHONE = new DeviceId(new UUID(2, 2));
    private static final DeviceId DESK = new DeviceId(new UUID(2, 3));
    private static final MediaId AVATAR = new MediaId(new UUID(3, 3));
    private static final PasswordHash SECRET = new PasswordHash("secret");
    private static final PasswordHash OTHER = new PasswordHash("other");
    private static final TokenHash FIRST = new TokenHash("first");
    private static final TokenHash SECOND = new TokenHash("second");
    private static final Config CONFIG = ConfigFactory.parseString(
                    "akka.actor.serialization-bindings.\"dev.parley.node.ClusterMessage\" = jackson-cbor")
            .withFallback(EventSourcedBehaviorTestKit.config());
    private static final ActorTestKit KIT = ActorTestKit.create("account", CONFIG);

    /** The state itself is never stored: its snapshot is, and is tested below. */
    private static final SerializationSettings SERIALIZATION =
            EventSourcedBehaviorTestKit.enabledSerializationSettings()
                    .withVerifyEquality(true)
                    .withVerifyState(false);

    private static final List<Function<ActorRef<AccountReply>, AccountCommand>> ALL = List.of(
            AccountEntityTest::register,
            GetProfile::new,
            GetCredentials::new,
            GetDevices::new,
            replyTo -> new SignIn(PHONE, "phone", FIRST, SECRET, replyTo),
            replyTo -> new Refresh(PHONE, FIRST, SECOND, replyTo),
            replyTo -> new ChangeProfile(new Account.ProfileChange("Anna B.", "hello", null, AVATAR), replyTo),
            replyTo -> new ChangePassword(PHONE, SECRET, OTHER, replyTo),
            replyTo -> new SignOutOthers(PHONE, replyTo),
            replyTo -> new SignOut(PHONE, SignOutReason.LOGOUT, replyTo),
            replyTo -> new Remove(OTHER, replyTo),
            GetRemoved::new);

    private final TestClock clock = new TestClock(NOON);
    private final TestProbe<ClusterSharding.ShardCommand> shard = KIT.createTestProbe();
    private final EventSourcedBehaviorTestKit<AccountCommand, AccountEvent, Account> entity =
            EventSourcedBehaviorTestKit.create(
                    KIT.system(),
                    AccountEntity.of(
                            ANNA,
                            shard.ref(),
                            AccountSettings.from(KIT.system().settings().config()),
                            clock),
                    SERIALIZATION);

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private static AccountCommand register(ActorRef<AccountReply> replyTo) {
        return new Register(ANNA, "Anna", "anna@example.org", SECRET, "Anna Blume", NOON, replyTo);
    }

    private CommandResultWithReply<AccountCommand, AccountEvent, Account, AccountReply> run(
            Function<ActorRef<AccountReply>, AccountCommand> command) {
        return entity.runCommand(command);
    }

    @Test
    void everyCommandIsListedHere() {
        Set<Class<?>> listed = ALL.stream()
                .map(command ->
                        command.apply(KIT.<AccountReply>createTestProbe().ref()).getClass())
                .collect(Collectors.toSet());

        assertThat(listed).containsExactlyInAnyOrder(AccountCommand.class.getPermittedSubclasses());
    }

    @Test
    void everyCommandIsAnsweredInEveryState() {
        Stream.concat(Stream.concat(ALL.stream().skip(1), ALL.stream()), ALL.stream())
                .forEach(command -> assertThat(run(command).reply()).isNotNull());
    }

    @Test
    void anIdThatNobodyHasRegisteredLeavesMemory() {
        assertThat(run(GetProfile::new).reply()).isEqualTo(new Refused(ErrorCode.UNKNOWN_USER, Set.of()));

        shard.expectMessageClass(ClusterSharding.Passivate.class);
    }

    @Test
    void aRegisteredAccountStays() {
        Profile registered = run(AccountEntityTest::register).replyOfType(Profile.class);

        assertThat(registered.user().createdAt()).isEqualTo(NOON_STORED);
        assertThat(registered.user().email()).isEqualTo("anna@example.org");
        assertThat(run(GetCredentials::new).reply()).isEqualTo(new Credentials(SECRET));
        shard.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void aLateRegistrationIsRefused() {
        clock.pass(Duration.ofSeconds(16));

        var late = run(AccountEntityTest::register);
        assertThat(late.reply()).isEqualTo(new Refused(ErrorCode.UNAVAILABLE, Set.of()));
        assertThat(late.hasNoEvents()).isTrue();
    }

    @Test
    void aReusedRefreshTokenEndsItsFamilyAndIsRefused() {
        run(AccountEntityTest::register);
        run(replyTo -> new SignIn(PHONE, "phone", FIRST, SECRET, replyTo));
        run(replyTo -> new Refresh(PHONE, FIRST, SECOND, replyTo));

        var reuse = run(replyTo -> new Refresh(PHONE, FIRST, new TokenHash("third"), replyTo));
        assertThat(reuse.reply()).isEqualTo(new Refused(ErrorCode.INVALID_REFRESH_TOKEN, Set.of(PHONE)));
        assertThat(reuse.event()).isEqualTo(new DeviceSignedOut(PHONE, SignOutReason.REUSE, NOON_STORED));
        assertThat(run(GetDevices::new).reply()).isEqualTo(new Devices(List.of()));
    }

    @Test
    void devicesTellWhenTheyWereUsed() {
        run(AccountEntityTest::register);
        run(replyTo -> new SignIn(PHONE, "phone", FIRST, SECRET, replyTo));
        clock.pass(Duration.ofMinutes(5));
        run(replyTo -> new Refresh(PHONE, FIRST, SECOND, replyTo));

        assertThat(run(GetDevices::new).reply())
                .isEqualTo(new Devices(List.of(
                        new SignedInSince(PHONE, "phone", NOON_STORED, NOON_STORED.plus(Duration.ofMinutes(5))))));
        clock.pass(Duration.ofDays(30));
        assertThat(run(GetDevices::new).reply()).isEqualTo(new Devices(List.of()));
    }

    @Test
    void aSnapshotKeepsTheWholeState() {
        run(AccountEntityTest::register);
        run(replyTo -> new SignIn(PHONE, "phone", FIRST, SECRET, replyTo));
        run(replyTo -> new SignIn(DESK, "desk", FIRST, SECRET, replyTo));
        run(replyTo -> new Refresh(PHONE, FIRST, SECOND, replyTo));
        run(replyTo -> new ChangeProfile(new Account.ProfileChange("Anna B.", "hello", "f", AVATAR), replyTo));

        AccountSnapshots snapshots = new AccountSnapshots();
        assertThat(snapshots.fromJournal(snapshots.toJournal(entity.getState())))
                .isEqualTo(entity.getState());
    }

    @Test
    void aRemovedAccountIsNobody() {
        run(AccountEntityTest::register);
        run(replyTo -> new SignIn(PHONE, "phone", FIRST, SECRET, replyTo));
        assertThat(run(GetRemoved::new).reply()).isEqualTo(new Refused(ErrorCode.CONFLICT, Set.of()));
        assertThat(run(replyTo -> new Remove(OTHER, replyTo)).reply())
                .isEqualTo(new Refused(ErrorCode.INVALID_CREDENTIALS, Set.of()));

        Removed removed = run(replyTo -> new Remove(SECRET, replyTo)).replyOfType(Removed.class);
        assertThat(removed.user().email()).isEqualTo("anna@example.org");
        assertThat(removed.devices()).containsExactly(PHONE);
        assertThat(run(replyTo -> new Remove(SECRET, replyTo)).reply()).isEqualTo(removed);
        assertThat(run(GetRemoved::new).reply()).isEqualTo(removed);
        assertThat(run(GetProfile::new).reply()).isEqualTo(new Refused(ErrorCode.UNKNOWN_USER, Set.of()));
        assertThat(run(GetCredentials::new).reply()).isEqualTo(new Refused(ErrorCode.UNKNOWN_USER, Set.of()));
        assertThat(run(AccountEntityTest::register).reply()).isEqualTo(new Refused(ErrorCode.CONFLICT, Set.of()));

        Account gone = entity.getState();
        AccountSnapshots snapshots = new AccountSnapshots();
        assertThat(snapshots.fromJournal(snapshots.toJournal(gone))).isEqualTo(gone);
        assertThat(entity.restart().state()).isEqualTo(gone);
    }

    @Test
    void allDevicesButOneCanBeEnded() {
        run(AccountEntityTest::register);
        run(replyTo -> new SignIn(PHONE, "phone", FIRST, SECRET, replyTo));
        run(replyTo -> new SignIn(DESK, "desk", FIRST, SECRET, replyTo));

        Profile after = run(replyTo -> new SignOutOthers(DESK, replyTo)).replyOfType(Profile.class);
        assertThat(after.ended()).containsExactly(PHONE);
        assertThat(run(replyTo -> new SignOutOthers(DESK, replyTo)).hasNoEvents())
                .isTrue();
    }

    @Test
    void aRestartedAccountIsWhatItWas() {
        run(AccountEntityTest::register);
        run(replyTo -> new SignIn(PHONE, "phone", FIRST, SECRET, replyTo));
        run(replyTo -> new ChangePassword(DESK, SECRET, OTHER, replyTo));
        Account before = entity.getState();

        assertThat(entity.restart().state()).isEqualTo(before);
    }
}
