package dev.parley.load.fault;

import dev.parley.load.cluster.LocalCluster;
import java.util.List;
import java.util.random.RandomGenerator;

/** Something that goes wrong. It may take its time to begin; it is over when its healing has been done. */
@FunctionalInterface
interface Fault {
    /** What ends a fault; done once. */
    @FunctionalInterface
    interface Healing {
        Healing BY_ITSELF = () -> {};

        void heal() throws InterruptedException;
    }

    /**
     * Where it happens.
     *
     * @param nodes  the ones that it befalls
     * @param random whatever else is left to chance
     */
    record Scene(LocalCluster cluster, List<Integer> nodes, RandomGenerator random) {
        public Scene {
            nodes = List.copyOf(nodes);
        }
    }

    Healing begin(Scene scene) throws InterruptedException;
}
