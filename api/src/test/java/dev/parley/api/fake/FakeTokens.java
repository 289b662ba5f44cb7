package dev.parley.api.fake;

import dev.parley.api.account.Principal;
import dev.parley.api.account.TokenVerifier;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens that are known because they were issued here. */
public final class FakeTokens implements TokenVerifier {
    private final Map<String, Principal> issued = new ConcurrentHashMap<>();
    private final Clock clock = Clock.systemUTC();

    public String issue(String username) {
        return issue(username, UserId.of(id(username)), new DeviceId(UUID.randomUUID()), Duration.ofMinutes(15), false);
    }

    public String issueOperator(String username) {
        return issue(username, UserId.of(id(username)), new DeviceId(UUID.randomUUID()), Duration.ofMinutes(15), true);
    }

    public String issue(String username, UserId user, DeviceId device, Duration life, boolean operator) {
        String token = "token-of-" + username + "." + UUID.randomUUID();
        issued.put(
                token,
                new Principal(user, device, username, username, clock.instant().plus(life), operator));
        return token;
    }

    /** Another token of the same user and device. */
    public String renew(String token, Duration life) {
        Principal old = issued.get(token);
        return issue(old.username(), old.userId(), old.deviceId(), life, old.operator());
    }

    public Principal of(String token) {
        return issued.get(token);
    }

    /** The same name has the same id. */
    public static String id(String username) {
        return UUID.nameUUIDFromBytes(username.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    @Override
    public Outcome<Principal> verify(String accessToken) {
        Principal principal = issued.get(accessToken);
        if (principal == null) {
            return Outcome.refused(ErrorCode.INVALID_TOKEN);
        }
        return principal.expiresAt().isAfter(clock.instant())
                ? Outcome.done(principal)
                : Outcome.refused(ErrorCode.TOKEN_EXPIRED);
    }
}
