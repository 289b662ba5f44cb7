package dev.parley.protocol.conversation;

import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import org.jspecify.annotations.Nullable;

/** Joins a group by an invite's code. */
public record JoinByInvite(@Nullable String invite) implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        checks.text("invite", invite, limits.nameCodePoints());
    }
}
