package dev.parley.persistence.embedded;

import java.util.List;

/**
 * JVM options for a heap of huge pages, on Linux, where its setting "madvise" leaves that to programs: most of a busy heap is
 * reached by way of a page table, twice so in a virtual machine. No other system has the option.
 */
public final class HugePages {
    private HugePages() {}

    public static List<String> options() {
        return "Linux".equals(System.getProperty("os.name")) ? List.of("-XX:+UseTransparentHugePages") : List.of();
    }
}
