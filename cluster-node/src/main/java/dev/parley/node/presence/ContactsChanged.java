package dev.parley.node.presence;

import dev.parley.protocol.account.UserId;

/** Says that a user's {@link Contacts} are not what they were: the user's open sockets then watch the new ones. */
@FunctionalInterface
public interface ContactsChanged {
    /** Best effort, at once. A change concerns both sides, each of which is told of by a call of its own. */
    void of(UserId user);
}
