package dev.parley.node.account;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.RecoveryFailed;
import akka.persistence.typed.SnapshotAdapter;
import akka.persistence.typed.javadsl.CommandHandlerWithReply;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import akka.persistence.typed.javadsl.ReplyEffect;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
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
import dev.parley.node.recovery.RecoveryGate;
import dev.parley.persistence.account.AccountEvent;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * One account, sharded by its user id; the only writer of its log. {@link Account} decides, this turns decisions into
 * effects. An id that nobody has registered leaves memory as soon as it has answered, so that made-up ids cost nothing
 * that lasts; others leave when they have been idle.
 */
final class AccountEntity extends EventSourcedBehaviorWithEnforcedReplies<AccountCommand, AccountEvent, Account> {
    static final EntityTypeKey<AccountCommand> KEY = EntityTypeKey.create(AccountCommand.class, "account");

    /** Commands that wait while the log is read. */
    private static final int EARLY = 1000;

    private final ActorContext<AccountCommand> context;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final AccountSettings settings;
    private final AccountPolicy policy;
    private final Clock clock;
    private final RecoveryGate<AccountCommand> gate;

    private AccountEntity(
            UserId userId,
            ActorContext<AccountCommand> context,
            ActorRef<ClusterSharding.ShardCommand> shard,
            AccountSettings settings,
            Clock clock) {
        super(
                PersistenceId.of(KEY.name(), userId.toString()),
                SupervisorStrategy.restartWithBackoff(
                                settings.persistBackoffMin(),
                                settings.persistBackoffMax(),
                                settings.persistBackoffJitter())
                        .withLogLevel(Level.DEBUG));
        this.context = context;
        this.shard = shard;
        this.settings = settings;
        this.policy = settings.policy();
        this.clock = clock;
        this.gate = new RecoveryGate<>(AccountCommand.class, persistenceId(), AccountEntity::refused, EARLY);
    }

    static Behavior<AccountCommand> of(
            UserId userId, ActorRef<ClusterSharding.ShardCommand> shard, AccountSettings settings, Clock clock) {
        return Behaviors.setup(context -> {
            AccountEntity entity = new AccountEntity(userId, context, shard, settings, clock);
            return entity.gate.before(entity);
        });
    }

    @Override
    public Account emptyState() {
        return new Account.Absent();
    }

    @Override
    public CommandHandlerWithReply<AccountCommand, AccountEvent, Account> commandHandler() {
        return newCommandHandlerWithReplyBuilder()
                .forAnyState()
                .onCommand(GetProfile.class, (state, c) -> conclude(Decision.of(), c.replyTo()))
                .onCommand(GetCredentials.class, this::credentials)
                .onCommand(GetDevices.class, this::devices)
                .onCommand(Register.class, this::register)
                .onCommand(SignIn.class, this::signIn)
                .onCommand(Refresh.class, this::refresh)
                .onCommand(
                        SignOut.class,
                        (state, c) -> conclude(state.signOut(c.deviceId(), c.reason(), now()), c.replyTo()))
                .onCommand(ChangeProfile.class, this::changeProfile)
                .onCommand(ChangePassword.class, this::changePassword)
                .onCommand(
                        SignOutOthers.class,
                        (state, c) -> conclude(state.signOutOthers(c.deviceId(), now()), c.replyTo()))
                .onCommand(Remove.class, (state, c) -> remove(state.remove(c.verified(), now()), c.replyTo()))
                .onCommand(
                        GetRemoved.class,
                        (state, c) -> remove(
                                state instanceof ActiveAccount ? Decision.refused(ErrorCode.CONFLICT) : Decision.of(),
                                c.replyTo()))
                .build();
    }

    private ReplyEffect<AccountEvent, Account> register(Account state, Register c) {
        var account = new Account.NewAccount(c.userId(), c.username(), c.email(), c.passwordHash(), c.displayName());
        return conclude(state.register(account, c.requestedAt(), now(), policy), c.replyTo());
    }

    private ReplyEffect<AccountEvent, Account> signIn(Account state, SignIn c) {
        return conclude(
                state.signIn(c.deviceId(), c.deviceName(), c.token(), c.verified(), now(), policy), c.replyTo());
    }

    private ReplyEffect<AccountEvent, Account> refresh(Account state, Refresh c) {
        return conclude(state.refresh(c.deviceId(), c.presented(), c.next(), now(), policy), c.replyTo());
    }

    private ReplyEffect<AccountEvent, Account> changeProfile(Account state, ChangeProfile c) {
        return conclude(state.changeProfile(c.change(), now()), c.replyTo());
    }

    private ReplyEffect<AccountEvent, Account> changePassword(Account state, ChangePassword c) {
        return conclude(state.changePassword(c.deviceId(), c.verified(), c.next(), now()), c.replyTo());
    }

    /** Stays in memory even where nobody is: an unknown login must not take longer than a known one. */
    private ReplyEffect<AccountEvent, Account> credentials(Account state, GetCredentials c) {
        return Effect()
                .reply(
                        c.replyTo(),
                        state instanceof ActiveAccount account
                                ? new Credentials(account.passwordHash())
                                : new Refused(ErrorCode.UNKNOWN_USER, Set.of()));
    }

    private ReplyEffect<AccountEvent, Account> devices(Account state, GetDevices c) {
        if (state instanceof ActiveAccount account) {
            Instant now = now();
            return Effect()
                    .reply(
                            c.replyTo(),
                            new Devices(account.devices().stream()
                                    .filter(device -> !device.expired(now, policy.refreshTokenTtl()))
                                    .map(device -> new SignedInSince(
                                            device.deviceId(), device.name(), device.createdAt(), device.lastUsedAt()))
                                    .toList()));
        }
        return unknown(c.replyTo());
    }

    private ReplyEffect<AccountEvent, Account> unknown(ActorRef<AccountReply> replyTo) {
        return Effect()
                .none()
                .thenRun(this::leave)
                .thenReply(replyTo, state -> new Refused(ErrorCode.UNKNOWN_USER, Set.of()));
    }

    private ReplyEffect<AccountEvent, Account> conclude(Decision decision, ActorRef<AccountReply> replyTo) {
        return Effect()
                .persist(decision.events())
                .thenRun(this::leave)
                .thenReply(replyTo, after -> answer(after, decision.refusal(), decision.ended()));
    }

    private ReplyEffect<AccountEvent, Account> remove(Decision decision, ActorRef<AccountReply> replyTo) {
        return Effect()
                .persist(decision.events())
                .thenRun(this::leave)
                .thenReply(
                        replyTo,
                        after -> decision.refusal() == null && after instanceof Account.Gone gone
                                ? removed(gone)
                                : answer(after, decision.refusal(), Set.of()));
    }

    private static AccountReply removed(Account.Gone gone) {
        return new Removed(
                gone.last().user(),
                gone.last().devices().stream().map(SignedInDevice::deviceId).collect(Collectors.toSet()),
                gone.at());
    }

    private static AccountReply answer(Account state, @Nullable ErrorCode refusal, Set<DeviceId> ended) {
        if (refusal != null) {
            return new Refused(refusal, ended);
        }
        return state instanceof ActiveAccount account
                ? new Profile(account.user(), ended)
                : new Refused(ErrorCode.UNKNOWN_USER, ended);
    }

    private void leave(Account state) {
        if (state instanceof Account.Absent) {
            shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
        }
    }

    @Override
    public EventHandler<Account, AccountEvent> eventHandler() {
        return newEventHandlerBuilder().forAnyState().onAnyEvent((state, event) -> state.apply(event, policy));
    }

    @Override
    public SignalHandler<Account> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), state -> gate.recovered())
                .onSignal(
                        RecoveryFailed.class,
                        (state, failed) -> gate.failed(() -> lastSequenceNumber(context), failed.getFailure()))
                .build();
    }

    private static boolean refused(AccountCommand command) {
        command.replyTo().tell(new AccountReply.Unreadable());
        return true;
    }

    @Override
    public SnapshotAdapter<Account> snapshotAdapter() {
        return new AccountSnapshots();
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(settings.snapshotEvery(), settings.keepSnapshots());
    }

    /** The journal keeps milliseconds: what is in memory must equal what is read back. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
