package dev.parley.protocol.conversation;

import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import org.jspecify.annotations.Nullable;

/** Asks for an invite; what is absent is as the server is configured. */
public record CreateInvite(
        @Nullable Long expiresInSeconds, @Nullable Integer maxUses) implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        if (expiresInSeconds != null && (expiresInSeconds < 1 || expiresInSeconds > limits.inviteSeconds())) {
            checks.reject("expiresInSeconds", "must be 1 to " + limits.inviteSeconds());
        }
        if (maxUses != null && (maxUses < 1 || maxUses > limits.groupMembers())) {
            checks.reject("maxUses", "must be 1 to " + limits.groupMembers());
        }
    }
}
