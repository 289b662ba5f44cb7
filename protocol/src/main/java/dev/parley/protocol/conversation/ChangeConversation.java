package dev.parley.protocol.conversation;

import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import org.jspecify.annotations.Nullable;

/** The new name of a group. */
public record ChangeConversation(@Nullable String name) implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        checks.name("name", name, limits);
    }
}
