package dev.parley.protocol.account;

import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import org.jspecify.annotations.Nullable;

/** Asks for new tokens in exchange for a refresh token, which is void afterwards. */
public record RefreshRequest(@Nullable String refreshToken) implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        checks.text("refreshToken", refreshToken, limits.tokenLength());
    }

    @Override
    public String toString() {
        return "RefreshRequest[***]";
    }
}
