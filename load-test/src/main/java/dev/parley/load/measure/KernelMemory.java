package dev.parley.load.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the kernel of this machine keeps, in kilobytes; zero where there is no {@code /proc}. It does not tell who for: both
 * ends of a loopback connection are in it.
 *
 * @param sockets queued bytes of TCP connections, by {@code /proc/net/sockstat}
 * @param slab the kernel's own objects: sockets, files, their entries in directories
 */
public record KernelMemory(long sockets, long slab) {
    private static final long PAGE_KB = 4;
    private static final Pattern TCP = Pattern.compile("(?m)^TCP: .*\\bmem (\\d+)");
    private static final Pattern SLAB = Pattern.compile("(?m)^Slab:\\s+(\\d+) kB");

    public static KernelMemory now() {
        return of(read("/proc/net/sockstat"), read("/proc/meminfo"));
    }

    /** From the contents of {@code sockstat} and {@code meminfo}. */
    static KernelMemory of(String sockstat, String meminfo) {
        return new KernelMemory(PAGE_KB * number(TCP, sockstat), number(SLAB, meminfo));
    }

    public KernelMemory minus(KernelMemory before) {
        return new KernelMemory(sockets - before.sockets, slab - before.slab);
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            return "";
        }
    }
}
