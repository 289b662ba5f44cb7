package dev.parley.protocol.account;

import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import org.jspecify.annotations.Nullable;

/** Ends one's account for good. Asks for the password again, since nothing brings the account back. */
public record RemoveAccount(@Nullable String password) implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        checks.text("password", password, limits.passwordLength());
    }

    @Override
    public String toString() {
        return "RemoveAccount[***]";
    }
}
