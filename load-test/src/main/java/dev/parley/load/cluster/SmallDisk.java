package dev.parley.load.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A disk in memory, mounted on a folder, that can be filled. Needs root. Its logs are kept beside the folder. */
final class SmallDisk implements AutoCloseable {
    private static final int CHUNK = 1024 * 1024;
    private static final int PAGE = 4096;

    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    static SmallDisk mount(Path folder, int megabytes) {
        run(List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "parley", folder.toString()));
        return new SmallDisk(folder);
    }

    /** Takes all that is left, to the last byte that a file can have. */
    void fill() {
        fill(CHUNK);
        fill(PAGE);
    }

    private void fill(int chunk) {
        try (OutputStream out = Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(new byte[chunk]);
            }
        } catch (IOException full) {
            return;
        }
    }

    void free() {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        free();
        try {
            keepLogs();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            unmount();
        }
    }

    /** Who has just ended may hold a file for a moment longer; the folder is free at once all the same. */
    private void unmount() {
        try {
            run(List.of("umount", folder.toString()));
        } catch (IllegalStateException busy) {
            run(List.of("umount", "--lazy", folder.toString()));
        }
    }

    private void keepLogs() throws IOException {
        Path kept = Files.createDirectories(folder.resolveSibling(folder.getFileName() + ".log"));
        Path logs = folder.resolve("log");
        if (!Files.isDirectory(logs)) {
            return;
        }
        try (Stream<Path> files = Files.list(logs)) {
            for (Path log : files.toList()) {
                Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + command, e);
        }
    }
}
