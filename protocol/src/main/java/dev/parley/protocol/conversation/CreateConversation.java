package dev.parley.protocol.conversation;

import dev.parley.protocol.Limits;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for a conversation: DIRECT with one other user, or a GROUP with a name.
 *
 * @param history absent: {@link History#FROM_JOIN}
 */
public record CreateConversation(
        @Nullable ConversationType type,
        @Nullable String name,
        @Nullable List<UserId> memberIds,
        @Nullable History history)
        implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        checks.required("type", type);
        checks.list("memberIds", memberIds, limits.groupMembers());
        if (type == ConversationType.GROUP) {
            checks.name("name", name, limits);
        } else if (type == ConversationType.DIRECT && memberIds != null && memberIds.size() != 1) {
            checks.reject("memberIds", "must name the one other member");
        }
    }
}
