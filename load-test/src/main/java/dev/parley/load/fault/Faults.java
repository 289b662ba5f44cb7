package dev.parley.load.fault;

import dev.parley.load.cluster.ClusterOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The catalogue: every fault by its name. */
public final class Faults {
    public static final String ALL = "all";
    public static final String NONE = "none";

    /** As many as a minority can have. */
    private static final int MINORITY = Integer.MAX_VALUE;

    private static final int DISK_MEGABYTES = 1_200;
    private static final Map<String, FaultKind> KINDS = new TreeMap<>();

    static {
        add("kill", 1, 10, Set.of(), NodeFaults::kill);
        add("kill-two", 2, 10, Set.of(), NodeFaults::kill);
        add("pause-5", 1, 5, Set.of(), NodeFaults::pause);
        add("pause-20", 1, 20, Set.of(), NodeFaults::pause);
        add("pause-60", 1, 60, Set.of(), NodeFaults::pause);
        add("cassandra-kill", 0, 15, Set.of(), StoreFaults::kill);
        add("cassandra-slow", 0, 20, Set.of(Need.STORE_PROXY), StoreFaults::slow);
        add("cassandra-silent", 0, 10, Set.of(Need.STORE_PROXY), StoreFaults::silent);
        add("disk-full", 0, 20, Set.of(Need.DISK), StoreFaults::diskFull);
        add("partition", MINORITY, 30, Set.of(Need.NAMESPACES), ClusterFaults::partition);
        add("partition-one-way", MINORITY, 30, Set.of(Need.NAMESPACES), ClusterFaults::partitionOneWay);
        add("clock-forward", 1, 20, Set.of(Need.CLOCKS), NodeFaults::clockForward);
        add("clock-back", 1, 20, Set.of(Need.CLOCKS), NodeFaults::clockBack);
        add("roll", 0, 60, Set.of(), ClusterFaults::roll);
        add("roll-kill", 1, 60, Set.of(), ClusterFaults::rollAndKill);
        add("cut", 0, 15, Set.of(), ClientFaults::cut);
    }

    private Faults() {}

    /**
     * The faults that are named by words with commas between them. With {@link #ALL}, those that this machine cannot
     * do are left out, with a line that says why; one that is named itself and cannot be done is refused.
     */
    public static List<String> named(String words, Consumer<String> leftOut) {
        List<String> chosen = new ArrayList<>();
        for (String word : words.split(",", -1)) {
            String name = word.strip();
            if (name.equals(ALL)) {
                KINDS.values().forEach(kind -> addIfPossible(kind, chosen, leftOut));
            } else if (!name.equals(NONE) && !name.isEmpty()) {
                Machine.lacksFor(kind(name).needs()).ifPresent(lack -> {
                    throw new IllegalStateException("no " + name + " here: " + lack);
                });
                chosen.add(name);
            }
        }
        return chosen.stream().distinct().toList();
    }

    /** The cluster that these faults need. */
    public static ClusterOptions equip(ClusterOptions options, List<String> faults) {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        faults.stream()
                .filter(name -> !name.equals(NONE))
                .forEach(name -> needs.addAll(kind(name).needs()));
        ClusterOptions equipped = options;
        equipped = needs.contains(Need.NAMESPACES) ? equipped.withNamespaces() : equipped;
        equipped = needs.contains(Need.STORE_PROXY) ? equipped.withStoreProxied() : equipped;
        equipped = needs.contains(Need.CLOCKS) ? equipped.withClocks() : equipped;
        return needs.contains(Need.DISK) ? equipped.withDisk(DISK_MEGABYTES) : equipped;
    }

    static FaultKind kind(String name) {
        FaultKind kind = KINDS.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("there is no fault " + name + "; there are " + KINDS.keySet());
        }
        return kind;
    }

    private static void addIfPossible(FaultKind kind, List<String> chosen, Consumer<String> leftOut) {
        Machine.lacksFor(kind.needs())
                .ifPresentOrElse(
                        lack -> leftOut.accept(kind.name() + " is left out: " + lack), () -> chosen.add(kind.name()));
    }

    private static void add(String name, int victims, long seconds, Set<Need> needs, Fault fault) {
        KINDS.put(name, new FaultKind(name, victims, Duration.ofSeconds(seconds), needs, fault));
    }
}
