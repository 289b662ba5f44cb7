package dev.parley.node.friend;

import dev.parley.persistence.friend.FriendshipEvent;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;

/** What comes of a wish that one of two users has. */
sealed interface Decision {
    /** It happens. */
    record Happen(FriendshipEvent event) implements Decision {}

    /** It is as wished already. */
    record Unchanged() implements Decision {}

    record Refuse(Refusal refusal) implements Decision {}

    static Decision refuse(ErrorCode code) {
        return new Refuse(Refusal.of(code));
    }

    static Decision refuse(ErrorCode code, String message) {
        return new Refuse(Refusal.of(code, message));
    }
}
