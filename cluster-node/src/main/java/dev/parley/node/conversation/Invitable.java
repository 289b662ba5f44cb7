package dev.parley.node.conversation;

import dev.parley.protocol.account.UserId;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Who may be put into a group by whom. */
@FunctionalInterface
public interface Invitable {
    /** Those of {@code users} whom {@code by} may not put into a group: one of the two has blocked the other. */
    CompletionStage<Set<UserId>> notInvitable(UserId by, Collection<UserId> users);
}
