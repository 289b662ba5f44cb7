package dev.parley.api.account;

import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import java.time.Instant;

/**
 * Who is calling, as the access token says.
 *
 * @param expiresAt when the token ends
 * @param operator whether the caller may use the operators' calls
 */
public record Principal(
        UserId userId, DeviceId deviceId, String username, String displayName, Instant expiresAt, boolean operator) {}
