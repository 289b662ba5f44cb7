package dev.parley.load.fault;

import dev.parley.load.cluster.LocalCluster;
import dev.parley.load.fault.Fault.Healing;
import dev.parley.load.fault.Fault.Scene;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** What befalls the cluster as a whole: its network, and the replacement of its nodes. */
final class ClusterFaults {
    private static final long FIRST_DEATH_MILLIS = 2_000;
    private static final int DEATH_SPREAD_MILLIS = 10_000;

    private ClusterFaults() {}

    /** A minority and the rest do not hear each other. Clients and Cassandra reach both. */
    static Healing partition(Scene scene) throws InterruptedException {
        scene.cluster().parley("partition", numbers(scene));
        return () -> scene.cluster().parley("heal");
    }

    /** A minority hears the rest, which does not hear it. */
    static Healing partitionOneWay(Scene scene) throws InterruptedException {
        scene.cluster().parley("partition", numbers(scene), "--one-way");
        return () -> scene.cluster().parley("heal");
    }

    static Healing roll(Scene scene) throws InterruptedException {
        scene.cluster().parley("roll");
        return Healing.BY_ITSELF;
    }

    /** A node dies at some moment of the roll. Should it be the one that is just replaced, the roll may end by that. */
    static Healing rollAndKill(Scene scene) throws InterruptedException {
        LocalCluster cluster = scene.cluster();
        CompletableFuture<Void> roll = new CompletableFuture<>();
        Thread rolling = new Thread(() -> rollThrough(cluster, roll), "roll");
        rolling.start();
        Thread.sleep(FIRST_DEATH_MILLIS + scene.random().nextInt(DEATH_SPREAD_MILLIS));
        scene.nodes().forEach(cluster::kill);
        return () -> roll.exceptionally(ended -> null).join();
    }

    private static void rollThrough(LocalCluster cluster, CompletableFuture<Void> roll) {
        try {
            cluster.parley("roll");
            roll.complete(null);
        } catch (InterruptedException | RuntimeException e) {
            roll.completeExceptionally(new CompletionException(e));
        }
    }

    private static String numbers(Scene scene) {
        return scene.nodes().stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
