package dev.parley.node.account;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import akka.Done;
import dev.parley.api.account.AccountService;
import dev.parley.api.account.Principal;
import dev.parley.node.account.Account.NewAccount;
import dev.parley.node.account.AccountCommand.GetDevices;
import dev.parley.node.account.AccountCommand.GetProfile;
import dev.parley.node.account.AccountCommand.SignOut;
import dev.parley.node.account.AccountCommand.SignOutOthers;
import dev.parley.node.account.AccountReply.Devices;
import dev.parley.node.account.AccountReply.Profile;
import dev.parley.node.account.AccountReply.Refused;
import dev.parley.persistence.account.PasswordHash;
import dev.parley.persistence.account.SignOutReason;
import dev.parley.persistence.account.UserPrefixTable;
import dev.parley.persistence.account.UserPrefixTable.Found;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.ChangePassword;
import dev.parley.protocol.account.ChangeProfile;
import dev.parley.protocol.account.Device;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.LoginRequest;
import dev.parley.protocol.account.MintRequest;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.account.RefreshRequest;
import dev.parley.protocol.account.RegisterRequest;
import dev.parley.protocol.account.RemoveAccount;
import dev.parley.protocol.account.Tokens;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The edge's account service, by the sharded account entities. What ends a device is answered when that is durable. */
final class ShardedAccountService implements AccountService {
    private static final String UNNAMED_DEVICE = "Unnamed device";

    private final Accounts accounts;
    private final Registration registration;
    private final SignIns signIns;
    private final Minting minting;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final DeviceEndings endings;
    private final CachedUserDirectory directory;
    private final UserPrefixTable prefixes;
    private final NameListing listing;
    private final Removal removal;
    private final ProfileView view;
    private final ProfileAnnouncement announcement;
    private final Availability availability;
    private final AccountSettings settings;
    private final Supplier<UUID> ids;

    ShardedAccountService(
            Accounts accounts,
            Registration registration,
            SignIns signIns,
            Minting minting,
            Passwords passwords,
            PasswordCheck check,
            DeviceEndings endings,
            CachedUserDirectory directory,
            UserPrefixTable prefixes,
            NameListing listing,
            Removal removal,
            ProfileView view,
            ProfileAnnouncement announcement,
            Availability availability,
            AccountSettings settings,
            Supplier<UUID> ids) {
        this.accounts = accounts;
        this.registration = registration;
        this.signIns = signIns;
        this.minting = minting;
        this.passwords = passwords;
        this.check = check;
        this.endings = endings;
        this.directory = directory;
        this.prefixes = prefixes;
        this.listing = listing;
        this.removal = removal;
        this.view = view;
        this.announcement = announcement;
        this.availability = availability;
        this.settings = settings;
        this.ids = ids;
    }

    @Override
    public CompletionStage<Outcome<User>> register(RegisterRequest request) {
        String username = requireNonNull(request.username());
        String email = requireNonNull(request.email());
        String displayName = requireNonNullElse(request.displayName(), username);
        return availability.guard(passwords
                .hash(requireNonNull(request.password()))
                .thenCompose(hash -> registration.register(
                        new NewAccount(new UserId(ids.get()), username, email, hash, displayName))));
    }

    @Override
    public CompletionStage<Outcome<Tokens>> login(LoginRequest request) {
        return availability.guard(signIns.login(
                requireNonNull(request.login()),
                requireNonNull(request.password()),
                requireNonNullElse(request.deviceName(), UNNAMED_DEVICE)));
    }

    @Override
    public CompletionStage<Outcome<Tokens>> refresh(RefreshRequest request) {
        return availability.guard(signIns.refresh(requireNonNull(request.refreshToken())));
    }

    /** May be repeated, and ends what is left of the device: one without a token family has access tokens still. */
    @Override
    public CompletionStage<Outcome<Done>> logout(Principal caller) {
        DeviceId device = caller.deviceId();
        return availability.guard(
                accounts.ask(caller.userId(), replyTo -> new SignOut(device, SignOutReason.LOGOUT, replyTo))
                        .thenCompose(reply -> endings.end(caller.userId(), Set.of(device), caller.expiresAt()))
                        .thenApply(ended -> Outcome.done(Done.getInstance())));
    }

    @Override
    public CompletionStage<Outcome<List<Device>>> devices(Principal caller) {
        return availability.guard(accounts.ask(caller.userId(), GetDevices::new)
                .thenApply(reply -> reply instanceof Devices devices
                        ? Outcome.done(devices.devices().stream()
                                .map(each -> new Device(
                                        each.deviceId(),
                                        each.name(),
                                        each.createdAt(),
                                        each.lastUsedAt(),
                                        each.deviceId().equals(caller.deviceId())))
                                .toList())
                        : refused(reply)));
    }

    @Override
    public CompletionStage<Outcome<Done>> revoke(Principal caller, DeviceId device) {
        return availability.guard(
                accounts.ask(caller.userId(), replyTo -> new SignOut(device, SignOutReason.REVOKED, replyTo))
                        .thenCompose(reply -> ended(caller.userId(), reply)));
    }

    @Override
    public CompletionStage<Outcome<Done>> revokeOthers(Principal caller) {
        return availability.guard(
                accounts.ask(caller.userId(), replyTo -> new SignOutOthers(caller.deviceId(), replyTo))
                        .thenCompose(reply -> ended(caller.userId(), reply)));
    }

    @Override
    public CompletionStage<Outcome<Done>> remove(Principal caller, RemoveAccount request) {
        return availability.guard(
                removal.remove(caller.userId(), requireNonNull(request.password()), caller.expiresAt()));
    }

    @Override
    public CompletionStage<Outcome<User>> me(Principal caller) {
        return availability.guard(ownProfile(caller.userId()));
    }

    @Override
    public CompletionStage<Outcome<User>> changeProfile(Principal caller, ChangeProfile change) {
        Account.ProfileChange next = new Account.ProfileChange(
                change.displayName(), change.introduction(), change.gender(), change.avatarMediaId());
        String name = change.displayName();
        if (name == null) {
            return availability.guard(changed(caller.userId(), next));
        }
        return availability.guard(ownProfile(caller.userId())
                .thenCompose(outcome -> outcome.fold(
                        before -> name.equals(before.displayName())
                                ? changed(before.userId(), next)
                                : renamed(before, name, next),
                        refusal -> CompletableFuture.completedStage(Outcome.refused(refusal)))));
    }

    private CompletionStage<Outcome<User>> renamed(User before, String name, Account.ProfileChange next) {
        UserId user = before.userId();
        return listing.list(user, before.username(), name)
                .thenCompose(listed -> changed(user, next))
                .thenCompose(outcome -> listing.renamed(user, before.username(), before.displayName(), name)
                        .thenApply(unlisted -> outcome));
    }

    private CompletionStage<Outcome<User>> changed(UserId user, Account.ProfileChange next) {
        return accounts.ask(user, replyTo -> new AccountCommand.ChangeProfile(next, replyTo))
                .thenApply(reply -> {
                    if (reply instanceof Profile profile) {
                        directory.stale(user);
                        announcement.changed(profile.user().publicView());
                        return Outcome.done(profile.user());
                    }
                    return refused(reply);
                });
    }

    @Override
    public CompletionStage<Outcome<Done>> changePassword(Principal caller, ChangePassword change) {
        return availability.guard(check.before(
                caller.userId(),
                requireNonNull(change.currentPassword()),
                "currentPassword",
                verified -> changePassword(caller, verified, requireNonNull(change.newPassword()))));
    }

    private CompletionStage<Outcome<Done>> changePassword(Principal caller, PasswordHash verified, String next) {
        return passwords
                .hash(next)
                .thenCompose(hash -> accounts.ask(
                        caller.userId(),
                        replyTo -> new AccountCommand.ChangePassword(caller.deviceId(), verified, hash, replyTo)))
                .thenCompose(
                        reply -> reply instanceof Refused refused && refused.code() == ErrorCode.INVALID_CREDENTIALS
                                ? CompletableFuture.completedStage(PasswordCheck.wrong("currentPassword"))
                                : ended(caller.userId(), reply));
    }

    @Override
    public CompletionStage<Outcome<User>> profile(Principal caller, UserId user) {
        return availability.guard(ownProfile(user)
                .thenCompose(outcome -> outcome.fold(
                        profile -> view.seenBy(caller.userId(), profile.publicView())
                                .thenApply(Outcome::done),
                        refusal -> CompletableFuture.completedStage(Outcome.refused(refusal)))));
    }

    /** A person may be listed several times, and under names of before: more rows are read than users are wanted. */
    @Override
    public CompletionStage<Outcome<Page<User>>> search(String prefix, int limit) {
        String folded = Names.folded(prefix);
        int wanted = Math.min(limit, settings.searchResults());
        return availability.guard(prefixes.search(NameListing.term(prefix), wanted * settings.searchWords())
                .thenCompose(found -> directory
                        .profiles(found.stream().map(Found::userId).toList())
                        .thenApply(profiles -> Outcome.done(new Page<>(
                                found.stream()
                                        .map(Found::userId)
                                        .distinct()
                                        .map(profiles::get)
                                        .filter(Objects::nonNull)
                                        .filter(user -> Names.match(folded, user.username(), user.displayName()))
                                        .limit(wanted)
                                        .toList(),
                                null,
                                null)))));
    }

    @Override
    public CompletionStage<Outcome<List<MintedAccount>>> mint(MintRequest request) {
        return availability.guard(
                minting.mint(requireNonNull(request.count()), request.prefix(), request.ttlSeconds()));
    }

    private CompletionStage<Outcome<User>> ownProfile(UserId user) {
        return accounts.ask(user, GetProfile::new)
                .thenApply(reply -> reply instanceof Profile profile ? Outcome.done(profile.user()) : refused(reply));
    }

    private CompletionStage<Outcome<Done>> ended(UserId user, AccountReply reply) {
        return reply instanceof Profile profile
                ? endings.end(user, profile.ended()).thenApply(done -> Outcome.done(Done.getInstance()))
                : CompletableFuture.completedStage(refused(reply));
    }

    private static <T> Outcome<T> refused(AccountReply reply) {
        if (reply instanceof Refused refused) {
            return Outcome.refused(refused.code());
        }
        throw new IllegalStateException("unexpected answer " + reply);
    }
}
