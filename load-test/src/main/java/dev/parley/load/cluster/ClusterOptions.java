package dev.parley.load.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What cluster to test.
 *
 * @param home           the checkout whose {@code bin/parley} is run
 * @param data           a directory of its own
 * @param namespaces     each node in a network namespace, so that the network between them can be cut; needs root
 * @param storeProxied   Cassandra is reached through a {@link Proxy}
 * @param clocks         each node's wall clock can be set; needs libfaketime
 * @param diskMegabytes  the size of a disk of its own for {@code data}, 0 for none; needs root
 * @param classPathFirst classes that stand in front of the nodes' own
 * @param previous       a built checkout of another version, whose nodes are the first; a roll replaces them by home's
 * @param settings       of the {@code up}, by their keys
 */
public record ClusterOptions(
        Path home,
        Path data,
        int nodes,
        boolean namespaces,
        boolean storeProxied,
        boolean clocks,
        int diskMegabytes,
        List<Path> classPathFirst,
        @Nullable Path previous,
        Map<String, String> settings) {

    public ClusterOptions {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        classPathFirst = List.copyOf(classPathFirst);
        settings = Map.copyOf(settings);
    }

    /** A plain cluster of the checkout that this process was started from. */
    public static ClusterOptions of(Path data, int nodes) {
        Path home = Path.of(System.getProperty("parley.home", "."));
        return new ClusterOptions(home, data, nodes, false, false, false, 0, List.of(), null, Map.of());
    }

    public ClusterOptions withNamespaces() {
        return new ClusterOptions(
                home, data, nodes, true, storeProxied, clocks, diskMegabytes, classPathFirst, previous, settings);
    }

    public ClusterOptions withStoreProxied() {
        return new ClusterOptions(
                home, data, nodes, namespaces, true, clocks, diskMegabytes, classPathFirst, previous, settings);
    }

    public ClusterOptions withClocks() {
        return new ClusterOptions(
                home, data, nodes, namespaces, storeProxied, true, diskMegabytes, classPathFirst, previous, settings);
    }

    public ClusterOptions withDisk(int megabytes) {
        return new ClusterOptions(
                home, data, nodes, namespaces, storeProxied, clocks, megabytes, classPathFirst, previous, settings);
    }

    public ClusterOptions withClassPathFirst(Path classes) {
        List<Path> all = new ArrayList<>(classPathFirst);
        all.add(classes);
        return new ClusterOptions(
                home, data, nodes, namespaces, storeProxied, clocks, diskMegabytes, all, previous, settings);
    }

    public ClusterOptions withPrevious(@Nullable Path version) {
        return new ClusterOptions(
                home, data, nodes, namespaces, storeProxied, clocks, diskMegabytes, classPathFirst, version, settings);
    }

    /** With one more setting of the {@code up}, such as {@code parley.local.node-heap}. */
    public ClusterOptions with(String key, String value) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(key, value);
        return new ClusterOptions(
                home, data, nodes, namespaces, storeProxied, clocks, diskMegabytes, classPathFirst, previous, all);
    }

    /** With these options for the nodes' JVMs in place of those by default, which make them start quickly. */
    public ClusterOptions withNodeOptions(List<String> options) {
        ClusterOptions changed = this;
        for (int i = 0; i < options.size(); i++) {
            changed = changed.with("parley.local.node-options." + i, options.get(i));
        }
        return changed;
    }
}
