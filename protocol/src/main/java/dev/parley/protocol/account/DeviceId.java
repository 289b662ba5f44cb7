package dev.parley.protocol.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.protocol.Json;
import java.util.UUID;

/** Identifies one sign-in of a user, and the token family that belongs to it. A UUIDv7. */
public record DeviceId(@JsonValue UUID value) implements Comparable<DeviceId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeviceId {}

    /** Parses the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static DeviceId of(String text) {
        return new DeviceId(Json.uuid(text));
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
