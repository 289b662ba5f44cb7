package dev.parley.protocol.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.protocol.Json;
import java.util.UUID;

/** Identifies an uploaded file. A UUIDv7. */
public record MediaId(@JsonValue UUID value) implements Comparable<MediaId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MediaId {}

    /** Parses the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static MediaId of(String text) {
        return new MediaId(Json.uuid(text));
    }

    @Override
    public int compareTo(MediaId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
