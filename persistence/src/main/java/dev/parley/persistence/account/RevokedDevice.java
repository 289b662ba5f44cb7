package dev.parley.persistence.account;

import dev.parley.protocol.account.DeviceId;
import java.time.Instant;

/** A device whose access tokens are void, since when. */
public record RevokedDevice(DeviceId deviceId, Instant revokedAt) {}
