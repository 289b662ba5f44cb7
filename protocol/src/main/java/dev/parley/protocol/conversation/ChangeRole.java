package dev.parley.protocol.conversation;

import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import org.jspecify.annotations.Nullable;

/** The new role of a member. */
public record ChangeRole(@Nullable Role role) implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        checks.required("role", role);
    }
}
