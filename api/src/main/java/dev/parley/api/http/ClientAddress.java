package dev.parley.api.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** From where a client calls. */
final class ClientAddress {
    private ClientAddress() {}

    /** @param forwardedFor what a trusted proxy says; its last entry is the one that the proxy itself has seen */
    static InetAddress of(InetAddress peer, @Nullable String forwardedFor) {
        if (forwardedFor == null) {
            return peer;
        }
        String last = forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).trim();
        // Anything but a literal address would be looked up by name.
        if (!last.matches("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            return peer;
        }
        try {
            return InetAddress.getByName(last);
        } catch (UnknownHostException e) {
            return peer;
        }
    }
}
