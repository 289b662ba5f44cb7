package dev.parley.persistence.account;

import dev.parley.persistence.journal.JournalEvent;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.MediaId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as a snapshot keeps it.
 *
 * @param removedAt of an account that is gone; the rest is as it was then
 */
public record AccountSnapshot(
        UserId userId,
        String username,
        @Nullable String email,
        @Nullable PasswordHash passwordHash,
        String displayName,
        @Nullable String introduction,
        @Nullable String gender,
        @Nullable MediaId avatarMediaId,
        Instant createdAt,
        List<StoredDevice> devices,
        @Nullable Instant removedAt)
        implements JournalEvent {
    public AccountSnapshot {
        devices = List.copyOf(devices);
    }

    /**
     * A token family.
     *
     * @param current the hash of the refresh token that is good
     * @param spent hashes of the ones before it, latest last
     */
    public record StoredDevice(
            DeviceId deviceId,
            String name,
            Instant createdAt,
            Instant lastUsedAt,
            TokenHash current,
            List<TokenHash> spent) {
        public StoredDevice {
            spent = List.copyOf(spent);
        }
    }
}
