package dev.parley.load.fault;

import dev.parley.load.cluster.LocalCluster;
import dev.parley.load.fault.Fault.Healing;
import dev.parley.load.fault.Fault.Scene;

/** What befalls whole processes of nodes. */
final class NodeFaults {
    private NodeFaults() {}

    /** SIGKILL. Who is dead is started again by the run. */
    static Healing kill(Scene scene) {
        scene.nodes().forEach(scene.cluster()::kill);
        return Healing.BY_ITSELF;
    }

    /** The wall clock of a node jumps forward by an hour, and in the end back. */
    static Healing clockForward(Scene scene) {
        return clock(scene, "+3600");
    }

    static Healing clockBack(Scene scene) {
        return clock(scene, "-3600");
    }

    private static Healing clock(Scene scene, String seconds) {
        LocalCluster cluster = scene.cluster();
        scene.nodes().forEach(node -> cluster.setClock(node, seconds));
        return () -> scene.nodes().forEach(node -> cluster.setClock(node, "+0"));
    }

    /** SIGSTOP, and in the end SIGCONT. */
    static Healing pause(Scene scene) {
        LocalCluster cluster = scene.cluster();
        scene.nodes().forEach(cluster::pause);
        return () -> scene.nodes().forEach(cluster::resume);
    }
}
