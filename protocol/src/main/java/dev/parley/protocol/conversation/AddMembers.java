package dev.parley.protocol.conversation;

import dev.parley.protocol.Limits;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users to take into a group. */
public record AddMembers(@Nullable List<UserId> userIds) implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        checks.list("userIds", userIds, limits.groupMembers());
    }
}
