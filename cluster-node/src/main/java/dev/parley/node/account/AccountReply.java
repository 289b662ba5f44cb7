package dev.parley.node.account;

import dev.parley.node.ClusterMessage;
import dev.parley.persistence.account.PasswordHash;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.User;
import dev.parley.protocol.error.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an {@link AccountEntity} answers. */
public sealed interface AccountReply extends ClusterMessage {
    /**
     * The profile as it is now, e-mail address included.
     *
     * @param ended the devices whose token families the command ended
     */
    record Profile(User user, Set<DeviceId> ended) implements AccountReply {
        public Profile {
            ended = Set.copyOf(ended);
        }
    }

    /** What a password is compared with; absent where none fits. */
    record Credentials(@Nullable PasswordHash passwordHash) implements AccountReply {}

    /** The devices whose refresh tokens are good. */
    record Devices(List<SignedInSince> devices) implements AccountReply {
        public Devices {
            devices = List.copyOf(devices);
        }
    }

    record SignedInSince(DeviceId deviceId, String name, Instant createdAt, Instant lastUsedAt) {}

    /**
     * The account is gone.
     *
     * @param user what it was, e-mail address included
     * @param devices those that it was signed in on
     */
    record Removed(User user, Set<DeviceId> devices, Instant at) implements AccountReply {
        public Removed {
            devices = Set.copyOf(devices);
        }
    }

    /** The account cannot be read at the moment, so nothing was done. */
    record Unreadable() implements AccountReply {}

    /** The command was not done; {@code ended} as in {@link Profile}. */
    record Refused(ErrorCode code, Set<DeviceId> ended) implements AccountReply {
        public Refused {
            ended = Set.copyOf(ended);
        }
    }
}
