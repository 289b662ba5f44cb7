package dev.parley.node.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeyLengthException;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.parley.api.account.Principal;
import dev.parley.api.account.TokenVerifier;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Issues and verifies access tokens: JWTs (RFC 7519) signed with HMAC-SHA256, whose {@code kid} names the key. No other
 * algorithm is accepted, whatever a token says. Thread-safe; no I/O.
 */
public final class AccessTokens implements TokenVerifier {
    private static final int MAX_LENGTH = 4_096;
    private static final String DEVICE = "did";
    private static final String USERNAME = "username";
    private static final String NAME = "name";
    private static final String OPERATOR = "op";

    private final AuthSettings settings;
    private final Predicate<DeviceId> revoked;
    private final Clock clock;
    private final JWSHeader header;
    private final MACSigner signer;
    private final Map<String, JWSVerifier> verifiers = new HashMap<>();

    /** @param keys at least one; the first one signs, all verify */
    public AccessTokens(List<TokenKey> keys, AuthSettings settings, Predicate<DeviceId> revoked, Clock clock) {
        this.settings = settings;
        this.revoked = revoked;
        this.clock = clock;
        TokenKey first = keys.get(0);
        this.header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .keyID(first.kid())
                .build();
        try {
            this.signer = new MACSigner(first.secret());
            for (TokenKey key : keys) {
                verifiers.put(key.kid(), new MACVerifier(key.secret()));
            }
        } catch (KeyLengthException e) {
            throw new IllegalArgumentException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    String issue(User user, DeviceId device, Duration ttl) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(settings.audience())
                .subject(user.userId().toString())
                .claim(DEVICE, device.toString())
                .claim(USERNAME, user.username())
                .claim(NAME, user.displayName())
                .claim(OPERATOR, operator(user) ? true : null)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ttl)))
                .build();
        SignedJWT jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("a key that has signed before does not sign", e);
        }
        return jwt.serialize();
    }

    @Override
    public Outcome<Principal> verify(String accessToken) {
        return genuine(accessToken)
                .map(principal -> {
                    if (!clock.instant().isBefore(principal.expiresAt())) {
                        return Outcome.<Principal>refused(ErrorCode.TOKEN_EXPIRED);
                    }
                    return revoked.test(principal.deviceId())
                            ? Outcome.<Principal>refused(ErrorCode.INVALID_TOKEN)
                            : Outcome.done(principal);
                })
                .orElseGet(() -> Outcome.refused(ErrorCode.INVALID_TOKEN));
    }

    /** Who it was issued to; empty for what this cluster has not issued. */
    private Optional<Principal> genuine(String accessToken) {
        if (accessToken.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(accessToken);
            String kid = jwt.getHeader().getKeyID();
            @Nullable JWSVerifier verifier = kid == null ? null : verifiers.get(kid);
            return verifier != null
                            && JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                            && canonical(jwt.getSignature())
                            && jwt.verify(verifier)
                    ? principal(jwt.getJWTClaimsSet())
                    : Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException e) {
            // Anybody can send anything: whatever the parser stumbles over is no token of ours.
            return Optional.empty();
        }
    }

    /** The last letter of base64 has bits that stand for nothing; a token with other ones is not the one that was issued. */
    private static boolean canonical(Base64URL signature) {
        return Base64URL.encode(signature.decode()).equals(signature);
    }

    private Optional<Principal> principal(JWTClaimsSet claims) throws ParseException {
        if (!settings.issuer().equals(claims.getIssuer())
                || !claims.getAudience().contains(settings.audience())) {
            return Optional.empty();
        }
        return Optional.of(new Principal(
                UserId.of(claims.getSubject()),
                DeviceId.of(claims.getStringClaim(DEVICE)),
                claims.getStringClaim(USERNAME),
                claims.getStringClaim(NAME),
                claims.getExpirationTime().toInstant(),
                Boolean.TRUE.equals(claims.getBooleanClaim(OPERATOR))));
    }

    private boolean operator(User user) {
        return settings.operators().contains(user.username().toLowerCase(Locale.ROOT));
    }
}
