package dev.parley.protocol.friend;

import dev.parley.protocol.Limits;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import org.jspecify.annotations.Nullable;

/** Asks a user for friendship, by id or by username; one of the two. */
public record RequestFriend(
        @Nullable UserId userId, @Nullable String username) implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        if (userId == null && username == null) {
            checks.reject("userId", "or username is required");
        } else if (userId != null && username != null) {
            checks.reject("username", "must not be given beside userId");
        } else if (username != null) {
            checks.text("username", username, limits.nameCodePoints());
        }
    }
}
