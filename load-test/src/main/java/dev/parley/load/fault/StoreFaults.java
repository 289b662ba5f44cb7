package dev.parley.load.fault;

import dev.parley.load.cluster.Proxy;
import dev.parley.load.fault.Fault.Healing;
import dev.parley.load.fault.Fault.Scene;
import java.time.Duration;

/** What befalls Cassandra and the disk under it. */
final class StoreFaults {
    private static final Duration DELAY = Duration.ofMillis(200);

    private StoreFaults() {}

    /** SIGKILL. {@code up} starts it again by itself. */
    static Healing kill(Scene scene) {
        scene.cluster().killCassandra();
        return Healing.BY_ITSELF;
    }

    /** Every answer comes 200 ms later. */
    static Healing slow(Scene scene) {
        Proxy store = scene.cluster().store();
        store.delayAnswers(DELAY);
        return () -> store.delayAnswers(Duration.ZERO);
    }

    /** Nothing passes, and no connection ends. */
    static Healing silent(Scene scene) {
        Proxy store = scene.cluster().store();
        store.silence(true);
        return () -> store.silence(false);
    }

    /** The disk has no room left, and then it has again. */
    static Healing diskFull(Scene scene) {
        scene.cluster().fillDisk();
        return scene.cluster()::freeDisk;
    }
}
