package dev.parley.protocol.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.protocol.Json;
import java.util.UUID;

/** Identifies an account. A UUIDv7. */
public record UserId(@JsonValue UUID value) implements Comparable<UserId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UserId {}

    /** Parses the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static UserId of(String text) {
        return new UserId(Json.uuid(text));
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
