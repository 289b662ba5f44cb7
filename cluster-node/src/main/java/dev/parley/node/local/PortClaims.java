package dev.parley.node.local;

import dev.parley.node.local.network.NetworkPlan;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The ports that a process has chosen and not bound yet, as locks on files that every {@code up} of this user looks at:
 * two that start at once choose different ones. The locks end with the process, whatever becomes of it.
 */
final class PortClaims implements AutoCloseable {
    private final Path directory;
    private final List<FileChannel> held = new ArrayList<>();

    PortClaims(Path directory) {
        this.directory = directory;
    }

    /** Claims of this user on this machine. */
    static PortClaims ofUser() {
        return new PortClaims(
                Path.of(System.getProperty("java.io.tmpdir"), "parley-ports-" + System.getProperty("user.name")));
    }

    /** Claims a network for namespaces that no other {@code up} has. */
    NetworkPlan network() {
        return IntStream.range(0, NetworkPlan.MOST)
                .filter(number -> claim("network", number))
                .mapToObj(NetworkPlan::new)
                .findFirst()
                .orElseThrow(() -> new LocalException("Too many networks are up; stop some"));
    }

    /** Answers false where another process, or this one, has the port. */
    boolean claim(String host, int port) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(host + "-" + port);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                return false;
            }
            held.add(channel);
            return true;
        } catch (IOException e) {
            throw new LocalException("Cannot note in " + directory + " which ports are taken: " + e.getMessage());
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    @Override
    public void close() {
        for (FileChannel channel : held) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new LocalException("Cannot give a port back: " + e.getMessage());
            }
        }
        held.clear();
    }
}
