package dev.parley.protocol.friend;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.protocol.Json;
import java.util.UUID;

/** Identifies a friend request. A UUIDv7. */
public record FriendRequestId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FriendRequestId {}

    /** Parses the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static FriendRequestId of(String text) {
        return new FriendRequestId(Json.uuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
