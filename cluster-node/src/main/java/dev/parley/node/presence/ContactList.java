package dev.parley.node.presence;

import dev.parley.node.ClusterMessage;
import dev.parley.protocol.account.UserId;
import java.util.Set;

/**
 * The people around a user.
 *
 * @param friends whose presence the user hears of, unasked
 * @param blockedBy who has blocked the user, and seems offline for ever
 */
public record ContactList(Set<UserId> friends, Set<UserId> blockedBy) implements ClusterMessage {
    public static final ContactList NOBODY = new ContactList(Set.of(), Set.of());

    public ContactList {
        friends = Set.copyOf(friends);
        blockedBy = Set.copyOf(blockedBy);
    }
}
