package dev.parley.node.session;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.frame.ServerFrame;

/** Frames for all sockets of a user, wherever they are; for those who have something to say to a person. Thread-safe. */
@FunctionalInterface
public interface Announcements {
    /** Best effort, at once; who has no socket misses it. */
    void tell(UserId user, ServerFrame frame);
}
