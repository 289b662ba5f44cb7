package dev.parley.persistence.account;

import dev.parley.persistence.journal.JournalEvent;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.MediaId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to an account. Passwords and refresh tokens are here as hashes alone. */
public sealed interface AccountEvent extends JournalEvent {
    Instant at();

    /**
     * The first event.
     *
     * @param username as it was typed; unique without regard to case
     * @param email absent for accounts that were made in bulk
     * @param passwordHash absent where nobody can sign in with a password
     */
    record Registered(
            UserId userId,
            String username,
            @Nullable String email,
            @Nullable PasswordHash passwordHash,
            String displayName,
            Instant at)
            implements AccountEvent {}

    /** A token family began. */
    record DeviceSignedIn(DeviceId deviceId, String name, TokenHash refreshTokenHash, Instant at)
            implements AccountEvent {}

    /** The device's refresh token was exchanged; the one before is spent. */
    record TokensRefreshed(DeviceId deviceId, TokenHash newHash, Instant at) implements AccountEvent {}

    /** The device's token family ended. */
    record DeviceSignedOut(DeviceId deviceId, SignOutReason reason, Instant at) implements AccountEvent {}

    /** The profile as a whole, as it is from now on. */
    record ProfileChanged(
            String displayName,
            @Nullable String introduction,
            @Nullable String gender,
            @Nullable MediaId avatarMediaId,
            Instant at)
            implements AccountEvent {}

    record PasswordChanged(PasswordHash passwordHash, Instant at) implements AccountEvent {}

    /** The last event: its devices have ended, its names are free, nobody finds it. */
    record AccountRemoved(Instant at) implements AccountEvent {}
}
