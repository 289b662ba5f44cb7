package dev.parley.load.bench.smoke;

import dev.parley.load.measure.Processes;

/**
 * What the server takes while something goes on.
 *
 * @param nodeCpu seconds
 * @param storeCpu seconds, of Cassandra
 * @param allocated bytes on the node's heap
 */
record Effort(double seconds, double nodeCpu, double storeCpu, double allocated) {
    static final Effort NONE = new Effort(0, 0, 0, 0);

    static Effort during(Processes processes, Runnable work) {
        long allocated = processes.nodeAllocated();
        double nodeCpu = processes.nodeCpu();
        double storeCpu = processes.storeCpu();
        long start = System.nanoTime();
        work.run();
        return new Effort(
                (System.nanoTime() - start) / 1e9,
                processes.nodeCpu() - nodeCpu,
                processes.storeCpu() - storeCpu,
                processes.nodeAllocated() - allocated);
    }

    Effort plus(Effort other) {
        return new Effort(
                seconds + other.seconds,
                nodeCpu + other.nodeCpu,
                storeCpu + other.storeCpu,
                allocated + other.allocated);
    }

    /** Without what would have been taken anyway. */
    Effort beyond(Effort idle) {
        double share = seconds / idle.seconds;
        return new Effort(
                seconds,
                nodeCpu - share * idle.nodeCpu,
                storeCpu - share * idle.storeCpu,
                allocated - share * idle.allocated);
    }
}
