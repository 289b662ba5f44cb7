package dev.parley.api.account;

import dev.parley.protocol.error.Outcome;

/** Tells whether an access token is good, without I/O. */
public interface TokenVerifier {
    /** Refused with {@code token_expired} or {@code invalid_token} (forged, of another issuer, revoked). */
    Outcome<Principal> verify(String accessToken);
}
