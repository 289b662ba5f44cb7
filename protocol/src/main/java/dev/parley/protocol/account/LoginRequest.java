package dev.parley.protocol.account;

import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import org.jspecify.annotations.Nullable;

/** Asks for tokens. {@code login} is a username or an e-mail address. */
public record LoginRequest(
        @Nullable String login,
        @Nullable String password,
        @Nullable String deviceName) implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        checks.text("login", login, limits.emailLength());
        checks.text("password", password, limits.passwordLength());
        if (deviceName != null) {
            checks.name("deviceName", deviceName, limits);
        }
    }

    @Override
    public String toString() {
        return "LoginRequest[" + login + ", ***]";
    }
}
