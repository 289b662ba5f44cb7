package dev.parley.node.account;

import dev.parley.persistence.account.PasswordHash;
import dev.parley.persistence.account.SignOutReason;
import dev.parley.persistence.account.TokenHash;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.error.ErrorCode;
import java.time.Instant;

/** An id behind which nobody is, or nobody any more: everything is refused alike. */
sealed interface NoAccount extends Account permits Account.Absent, Account.Gone {
    @Override
    default Decision signIn(
            DeviceId device,
            String deviceName,
            TokenHash token,
            PasswordHash verified,
            Instant now,
            AccountPolicy policy) {
        return Decision.refused(ErrorCode.INVALID_CREDENTIALS);
    }

    @Override
    default Decision refresh(DeviceId device, TokenHash presented, TokenHash next, Instant now, AccountPolicy policy) {
        return Decision.refused(ErrorCode.INVALID_REFRESH_TOKEN);
    }

    @Override
    default Decision signOut(DeviceId device, SignOutReason reason, Instant now) {
        return Decision.refused(ErrorCode.UNKNOWN_DEVICE);
    }

    @Override
    default Decision signOutOthers(DeviceId keep, Instant now) {
        return Decision.refused(ErrorCode.UNKNOWN_USER);
    }

    @Override
    default Decision changeProfile(ProfileChange change, Instant now) {
        return Decision.refused(ErrorCode.UNKNOWN_USER);
    }

    @Override
    default Decision changePassword(DeviceId keep, PasswordHash verified, PasswordHash next, Instant now) {
        return Decision.refused(ErrorCode.INVALID_CREDENTIALS);
    }

    @Override
    default Decision remove(PasswordHash verified, Instant now) {
        return Decision.refused(ErrorCode.INVALID_CREDENTIALS);
    }
}
