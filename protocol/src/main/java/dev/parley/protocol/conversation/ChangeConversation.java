package dev.parley.protocol.conversation;

import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import org.jspecify.annotations.Nullable;

/** What is to change of a group; what is absent stays, and something must be there. */
public record ChangeConversation(
        @Nullable String name,
        @Nullable MediaId avatarMediaId,
        @Nullable History history) implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        if (name != null) {
            checks.name("name", name, limits);
        } else if (avatarMediaId == null && history == null) {
            checks.reject("name", "or avatarMediaId or history is required");
        }
    }
}
