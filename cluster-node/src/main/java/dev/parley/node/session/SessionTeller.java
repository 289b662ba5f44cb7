package dev.parley.node.session;

import dev.parley.protocol.account.UserId;

/** Says something to a user's session, wherever it is, and waits for nothing. Thread-safe. */
@FunctionalInterface
interface SessionTeller {
    void tell(UserId user, SessionCommand command);
}
