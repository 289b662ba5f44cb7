package dev.parley.protocol.conversation;

import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import org.jspecify.annotations.Nullable;

/** How far the user has read. */
public record MarkRead(@Nullable Seq seq) implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        checks.required("seq", seq);
    }
}
