package dev.parley.load.fault;

import dev.parley.load.fault.Fault.Healing;
import dev.parley.load.fault.Fault.Scene;

/** What befalls the way between clients and nodes. */
final class ClientFaults {
    private static final int CUTS = 10;
    private static final long BETWEEN_MILLIS = 1_000;
    private static final double SHARE = 0.2;

    private ClientFaults() {}

    /** Sockets end with a reset, a part of them at a time, some of them again as soon as they are back. */
    static Healing cut(Scene scene) throws InterruptedException {
        for (int i = 0; i < CUTS; i++) {
            scene.cluster().cut(scene.random(), SHARE);
            Thread.sleep(BETWEEN_MILLIS);
        }
        return Healing.BY_ITSELF;
    }
}
