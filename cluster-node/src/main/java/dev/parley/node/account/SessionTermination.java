package dev.parley.node.account;

import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.frame.CloseCode;
import java.util.Set;

/** The sockets of a user, wherever they are, as far as accounts need them: they end with the devices that they belong to. */
@FunctionalInterface
public interface SessionTermination {
    /** Closes the sockets of these devices. Best effort, at once: a socket ends with its access token in any case. */
    void end(UserId user, Set<DeviceId> devices, CloseCode code);
}
