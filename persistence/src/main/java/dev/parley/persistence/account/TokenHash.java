package dev.parley.persistence.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A refresh token as it is kept: the SHA-256 of it in base64url. Tokens are random, so that no salt is needed. Prints nothing of itself. */
public record TokenHash(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TokenHash {}

    @Override
    public String toString() {
        return "***";
    }
}
