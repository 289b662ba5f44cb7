package dev.parley.protocol.account;

import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import org.jspecify.annotations.Nullable;

/** Asks for another password; ends the other devices' tokens. */
public record ChangePassword(
        @Nullable String currentPassword, @Nullable String newPassword) implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        checks.text("currentPassword", currentPassword, limits.passwordLength());
        checks.password("newPassword", newPassword, limits);
    }

    @Override
    public String toString() {
        return "ChangePassword[***]";
    }
}
