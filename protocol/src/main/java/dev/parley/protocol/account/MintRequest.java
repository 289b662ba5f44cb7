package dev.parley.protocol.account;

import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import org.jspecify.annotations.Nullable;

/** Asks for accounts without passwords, for load generators. {@code ttlSeconds}: how long their access tokens are valid. */
public record MintRequest(
        @Nullable Integer count,
        @Nullable String prefix,
        @Nullable Long ttlSeconds) implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        if (count == null || count < 1 || count > limits.mintBatch()) {
            checks.reject("count", "must be 1 to " + limits.mintBatch());
        }
        if (prefix != null && !prefix.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,19}")) {
            checks.reject("prefix", "must be 1 to 20 letters, digits, dots, hyphens or underscores");
        }
        if (ttlSeconds != null && ttlSeconds < 1) {
            checks.reject("ttlSeconds", "must be 1 or more");
        }
    }
}
