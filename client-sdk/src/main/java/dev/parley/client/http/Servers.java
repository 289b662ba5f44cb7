package dev.parley.client.http;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The addresses of one client, and the one that is in use. It stays until it fails. Thread-safe. Internal to the client. */
public final class Servers {
    private final List<URI> addresses;
    private final AtomicInteger used = new AtomicInteger();

    /** Begins with the first one. */
    public Servers(List<URI> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    /** How many there are. */
    public int count() {
        return addresses.size();
    }

    /** The address to use now. */
    public URI current() {
        return addresses.get(Math.floorMod(used.get(), addresses.size()));
    }

    /** {@code address} did not answer: the next one is used from now on, unless that was decided already. */
    public void failed(URI address) {
        int at = used.get();
        if (addresses.get(Math.floorMod(at, addresses.size())).equals(address)) {
            used.compareAndSet(at, at + 1);
        }
    }
}
