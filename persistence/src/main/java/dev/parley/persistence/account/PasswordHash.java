package dev.parley.persistence.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A password as it is kept: an Argon2id hash with its parameters and salt, in the PHC string format. Prints nothing of itself. */
public record PasswordHash(@JsonValue String phc) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PasswordHash {}

    @Override
    public String toString() {
        return "***";
    }
}
