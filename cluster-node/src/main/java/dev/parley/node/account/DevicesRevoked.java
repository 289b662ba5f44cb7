package dev.parley.node.account;

import dev.parley.node.ClusterMessage;
import dev.parley.protocol.account.DeviceId;
import java.util.Set;

/** Tells every node of devices whose access tokens are void from now on. */
public record DevicesRevoked(Set<DeviceId> devices) implements ClusterMessage {
    public DevicesRevoked {
        devices = Set.copyOf(devices);
    }
}
