package dev.parley.node.account;

import dev.parley.persistence.account.AccountEvent;
import dev.parley.persistence.account.AccountEvent.AccountRemoved;
import dev.parley.persistence.account.AccountEvent.DeviceSignedIn;
import dev.parley.persistence.account.AccountEvent.DeviceSignedOut;
import dev.parley.persistence.account.AccountEvent.PasswordChanged;
import dev.parley.persistence.account.AccountEvent.ProfileChanged;
import dev.parley.persistence.account.AccountEvent.Registered;
import dev.parley.persistence.account.AccountEvent.TokensRefreshed;
import dev.parley.persistence.account.PasswordHash;
import dev.parley.persistence.account.SignOutReason;
import dev.parley.persistence.account.TokenHash;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.error.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A registered account. Its devices are bounded: a new one ends those that have expired, and beyond the policy's number
 * the one that has been silent for longest.
 *
 * @param devices in the order in which they signed in
 */
record ActiveAccount(
        UserId userId,
        String username,
        @Nullable String email,
        @Nullable PasswordHash passwordHash,
        String displayName,
        @Nullable String introduction,
        @Nullable String gender,
        @Nullable MediaId avatarMediaId,
        Instant createdAt,
        List<SignedInDevice> devices)
        implements Account {
    private static final String AVATARS = "/v1/media/";

    ActiveAccount {
        devices = List.copyOf(devices);
    }

    static ActiveAccount of(Registered event) {
        return new ActiveAccount(
                event.userId(),
                event.username(),
                event.email(),
                event.passwordHash(),
                event.displayName(),
                null,
                null,
                null,
                event.at(),
                List.of());
    }

    /** The profile, e-mail address included. */
    User user() {
        String avatarUrl = avatarMediaId == null ? null : AVATARS + avatarMediaId;
        return new User(userId, username, displayName, avatarUrl, introduction, gender, createdAt, null, null, email);
    }

    /** A repetition of the registration that made this account changes nothing; any other one is refused. */
    @Override
    public Decision register(NewAccount account, Instant requestedAt, Instant now, AccountPolicy policy) {
        boolean same = account.username().equals(username) && Objects.equals(account.passwordHash(), passwordHash);
        return same ? Decision.of() : Decision.refused(ErrorCode.CONFLICT);
    }

    @Override
    public Decision signIn(
            DeviceId device,
            String deviceName,
            TokenHash token,
            PasswordHash verified,
            Instant now,
            AccountPolicy policy) {
        if (!verified.equals(passwordHash)) {
            return Decision.refused(ErrorCode.INVALID_CREDENTIALS);
        }
        List<AccountEvent> events = new ArrayList<>();
        List<SignedInDevice> alive = new ArrayList<>();
        for (SignedInDevice each : devices) {
            if (each.expired(now, policy.refreshTokenTtl())) {
                events.add(new DeviceSignedOut(each.deviceId(), SignOutReason.EXPIRED, now));
            } else {
                alive.add(each);
            }
        }
        alive.sort(Comparator.comparing(SignedInDevice::lastUsedAt));
        int surplus = alive.size() + 1 - policy.maxDevices();
        for (int i = 0; i < surplus; i++) {
            events.add(new DeviceSignedOut(alive.get(i).deviceId(), SignOutReason.DISPLACED, now));
        }
        events.add(new DeviceSignedIn(device, deviceName, token, now));
        return new Decision(events, null);
    }

    @Override
    public Decision refresh(DeviceId device, TokenHash presented, TokenHash next, Instant now, AccountPolicy policy) {
        SignedInDevice family = device(device).orElse(null);
        if (family == null) {
            return Decision.refused(ErrorCode.INVALID_REFRESH_TOKEN);
        }
        if (family.expired(now, policy.refreshTokenTtl())) {
            return Decision.refused(
                    ErrorCode.INVALID_REFRESH_TOKEN, new DeviceSignedOut(device, SignOutReason.EXPIRED, now));
        }
        if (family.current().equals(presented)) {
            return Decision.of(new TokensRefreshed(device, next, now));
        }
        if (family.spent().contains(presented)) {
            return Decision.refused(
                    ErrorCode.INVALID_REFRESH_TOKEN, new DeviceSignedOut(device, SignOutReason.REUSE, now));
        }
        // A secret that never was a token is a guess, not a theft: it must not sign anybody out.
        return Decision.refused(ErrorCode.INVALID_REFRESH_TOKEN);
    }

    @Override
    public Decision signOut(DeviceId device, SignOutReason reason, Instant now) {
        return device(device).isPresent()
                ? Decision.of(new DeviceSignedOut(device, reason, now))
                : Decision.refused(ErrorCode.UNKNOWN_DEVICE);
    }

    @Override
    public Decision changeProfile(ProfileChange change, Instant now) {
        String name = change.displayName() == null ? displayName : change.displayName();
        String text = changed(introduction, change.introduction());
        String sex = changed(gender, change.gender());
        MediaId avatar = change.avatarMediaId() == null ? avatarMediaId : change.avatarMediaId();
        boolean same = name.equals(displayName)
                && Objects.equals(text, introduction)
                && Objects.equals(sex, gender)
                && Objects.equals(avatar, avatarMediaId);
        return same ? Decision.of() : Decision.of(new ProfileChanged(name, text, sex, avatar, now));
    }

    @Override
    public Decision changePassword(DeviceId keep, PasswordHash verified, PasswordHash next, Instant now) {
        if (!verified.equals(passwordHash)) {
            return Decision.refused(ErrorCode.INVALID_CREDENTIALS);
        }
        List<AccountEvent> events = new ArrayList<>();
        events.add(new PasswordChanged(next, now));
        events.addAll(signedOut(keep, SignOutReason.PASSWORD_CHANGED, now));
        return new Decision(events, null);
    }

    @Override
    public Decision signOutOthers(DeviceId keep, Instant now) {
        return new Decision(signedOut(keep, SignOutReason.REVOKED, now), null);
    }

    private List<AccountEvent> signedOut(DeviceId keep, SignOutReason reason, Instant now) {
        return devices.stream()
                .filter(each -> !each.deviceId().equals(keep))
                .<AccountEvent>map(each -> new DeviceSignedOut(each.deviceId(), reason, now))
                .toList();
    }

    @Override
    public Decision remove(PasswordHash verified, Instant now) {
        return verified.equals(passwordHash)
                ? Decision.of(new AccountRemoved(now))
                : Decision.refused(ErrorCode.INVALID_CREDENTIALS);
    }

    @Override
    public Account apply(AccountEvent event, AccountPolicy policy) {
        if (event instanceof DeviceSignedIn in) {
            List<SignedInDevice> more = new ArrayList<>(devices);
            more.add(new SignedInDevice(in.deviceId(), in.name(), in.at(), in.at(), in.refreshTokenHash(), List.of()));
            return withDevices(more);
        } else if (event instanceof TokensRefreshed refreshed) {
            return withDevices(devices.stream()
                    .map(each -> each.deviceId().equals(refreshed.deviceId())
                            ? each.refreshed(refreshed.newHash(), refreshed.at(), policy.spentTokens())
                            : each)
                    .toList());
        } else if (event instanceof DeviceSignedOut out) {
            return withDevices(devices.stream()
                    .filter(each -> !each.deviceId().equals(out.deviceId()))
                    .toList());
        } else if (event instanceof ProfileChanged changed) {
            return new ActiveAccount(
                    userId,
                    username,
                    email,
                    passwordHash,
                    changed.displayName(),
                    changed.introduction(),
                    changed.gender(),
                    changed.avatarMediaId(),
                    createdAt,
                    devices);
        } else if (event instanceof PasswordChanged changed) {
            return withPassword(changed.passwordHash());
        } else if (event instanceof AccountRemoved removed) {
            return new Gone(this, removed.at());
        }
        throw new IllegalStateException(event.getClass().getSimpleName() + " after Registered");
    }

    /** An empty text takes the field away. */
    private static @Nullable String changed(@Nullable String now, @Nullable String next) {
        return next == null ? now : next.isEmpty() ? null : next;
    }

    private Optional<SignedInDevice> device(DeviceId id) {
        return devices.stream().filter(each -> each.deviceId().equals(id)).findFirst();
    }

    private ActiveAccount withDevices(List<SignedInDevice> next) {
        return new ActiveAccount(
                userId,
                username,
                email,
                passwordHash,
                displayName,
                introduction,
                gender,
                avatarMediaId,
                createdAt,
                next);
    }

    private ActiveAccount withPassword(PasswordHash next) {
        return new ActiveAccount(
                userId, username, email, next, displayName, introduction, gender, avatarMediaId, createdAt, devices);
    }
}
