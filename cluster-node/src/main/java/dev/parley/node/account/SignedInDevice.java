package dev.parley.node.account;

import dev.parley.persistence.account.TokenHash;
import dev.parley.protocol.account.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A device and its token family: the refresh token that is good, and the latest of those that were.
 *
 * @param spent oldest first
 */
record SignedInDevice(
        DeviceId deviceId,
        String name,
        Instant createdAt,
        Instant lastUsedAt,
        TokenHash current,
        List<TokenHash> spent) {
    SignedInDevice {
        spent = List.copyOf(spent);
    }

    boolean expired(Instant now, Duration refreshTokenTtl) {
        return !now.isBefore(lastUsedAt.plus(refreshTokenTtl));
    }

    SignedInDevice refreshed(TokenHash next, Instant at, int remembered) {
        List<TokenHash> all = new ArrayList<>(spent);
        all.add(current);
        return new SignedInDevice(
                deviceId, name, createdAt, at, next, all.subList(Math.max(0, all.size() - remembered), all.size()));
    }
}
