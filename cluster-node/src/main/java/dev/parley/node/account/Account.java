package dev.parley.node.account;

import dev.parley.persistence.account.AccountEvent;
import dev.parley.persistence.account.AccountEvent.Registered;
import dev.parley.persistence.account.PasswordHash;
import dev.parley.persistence.account.SignOutReason;
import dev.parley.persistence.account.TokenHash;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.error.ErrorCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one user id, and what may happen to it. Immutable and pure: the entity brings the time, and turns
 * decisions into effects.
 */
sealed interface Account permits NoAccount, ActiveAccount {
    /** {@code requestedAt}: when the registration took hold of its names. */
    Decision register(NewAccount account, Instant requestedAt, Instant now, AccountPolicy policy);

    /** {@code verified}: the hash that the password was compared with; it may have changed meanwhile. */
    Decision signIn(
            DeviceId device,
            String deviceName,
            TokenHash token,
            PasswordHash verified,
            Instant now,
            AccountPolicy policy);

    Decision refresh(DeviceId device, TokenHash presented, TokenHash next, Instant now, AccountPolicy policy);

    Decision signOut(DeviceId device, SignOutReason reason, Instant now);

    Decision changeProfile(ProfileChange change, Instant now);

    /** Ends all families but {@code keep}. {@code verified} as in {@link #signIn}. */
    Decision changePassword(DeviceId keep, PasswordHash verified, PasswordHash next, Instant now);

    /** Ends all families but {@code keep}. */
    Decision signOutOthers(DeviceId keep, Instant now);

    /** {@code verified} as in {@link #signIn}. */
    Decision remove(PasswordHash verified, Instant now);

    Account apply(AccountEvent event, AccountPolicy policy);

    /** What a registration says. */
    record NewAccount(
            UserId userId,
            String username,
            @Nullable String email,
            @Nullable PasswordHash passwordHash,
            String displayName) {}

    /** New values of a profile; what is null stays as it is, an empty text takes away. */
    record ProfileChange(
            @Nullable String displayName,
            @Nullable String introduction,
            @Nullable String gender,
            @Nullable MediaId avatarMediaId) {}

    /** Nobody has registered with this id, or not yet. */
    record Absent() implements NoAccount {
        @Override
        public Decision register(NewAccount account, Instant requestedAt, Instant now, AccountPolicy policy) {
            if (requestedAt.plus(policy.registrationDeadline()).isBefore(now)) {
                return Decision.refused(ErrorCode.UNAVAILABLE);
            }
            return Decision.of(new Registered(
                    account.userId(),
                    account.username(),
                    account.email(),
                    account.passwordHash(),
                    account.displayName(),
                    now));
        }

        @Override
        public Account apply(AccountEvent event, AccountPolicy policy) {
            if (event instanceof Registered registered) {
                return ActiveAccount.of(registered);
            }
            throw new IllegalStateException(event.getClass().getSimpleName() + " before Registered");
        }
    }

    /** The account was removed. {@code last}: what it was, which its names and devices are ended by. */
    record Gone(ActiveAccount last, Instant at) implements NoAccount {
        @Override
        public Decision register(NewAccount account, Instant requestedAt, Instant now, AccountPolicy policy) {
            return Decision.refused(ErrorCode.CONFLICT);
        }

        /** Done already. */
        @Override
        public Decision remove(PasswordHash verified, Instant now) {
            return Decision.of();
        }

        @Override
        public Account apply(AccountEvent event, AccountPolicy policy) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " after AccountRemoved");
        }
    }
}
