package dev.parley.protocol.account;

import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import org.jspecify.annotations.Nullable;

/** Asks for an account. Usernames are 3 to 32 of letters, digits, dot, hyphen and underscore, unique without regard to case. */
public record RegisterRequest(
        @Nullable String username,
        @Nullable String email,
        @Nullable String password,
        @Nullable String displayName) implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        checks.username("username", username);
        checks.email("email", email);
        checks.password("password", password, limits);
        if (displayName != null) {
            checks.name("displayName", displayName, limits);
        }
    }

    @Override
    public String toString() {
        return "RegisterRequest[" + username + ", ***]";
    }
}
