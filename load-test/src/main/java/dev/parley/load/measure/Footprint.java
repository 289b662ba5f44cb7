package dev.parley.load.measure;

import dev.parley.load.Report;

/**
 * What the nodes take at one moment, and the kernel with them.
 *
 * @param heap kilobytes of live objects, after a collection
 * @param rss resident kilobytes
 * @param cpu seconds used so far
 */
public record Footprint(long heap, long rss, double cpu, KernelMemory kernel) {
    /** Has the nodes collect their garbage first. */
    public static Footprint of(Processes processes) {
        return new Footprint(processes.nodeHeap(), processes.nodeRss(), processes.nodeCpu(), KernelMemory.now());
    }

    /** What each of {@code connections} has added since {@code before}. */
    public Report perConnection(Report report, Footprint before, int connections) {
        KernelMemory kernelMore = kernel.minus(before.kernel);
        return report.row(
                        "heap per connection, KB",
                        "heapKbPerConnection",
                        Report.rounded((heap - before.heap) / (double) connections))
                .row(
                        "RSS per connection, KB",
                        "rssKbPerConnection",
                        Report.rounded((rss - before.rss) / (double) connections))
                .row(
                        "kernel's socket buffers per connection, both ends, KB",
                        "socketBuffersKbPerConnection",
                        Report.rounded(kernelMore.sockets() / (double) connections))
                .row(
                        "kernel's objects per connection, both ends, KB",
                        "slabKbPerConnection",
                        Report.rounded(kernelMore.slab() / (double) connections));
    }
}
