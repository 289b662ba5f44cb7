package dev.parley.protocol.conversation;

import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import org.jspecify.annotations.Nullable;

/** The new text of a message. */
public record EditMessage(@Nullable String text) implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        checks.text("text", text, limits.textCodePoints());
    }
}
