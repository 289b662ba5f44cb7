package dev.parley.persistence.embedded;

import dev.parley.persistence.embedded.EmbeddedCassandraException.Reason;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a daemon wrote since it was started, read for the reason of its death: the log proper, and what its JVM said
 * before there was a log.
 */
final class DaemonLog {
    private static final int TAIL_BYTES = 128 * 1024;
    private static final int MAX_LINE = 400;
    private static final Pattern PORT = Pattern.compile("Address already in use|in use by another process");
    private static final Pattern DISK = Pattern.compile("No space left on device|FSDiskFullWriteError");
    private static final Pattern CORRUPT = Pattern.compile("CorruptSSTableException|CommitLogReplayException"
            + "|CorruptBlockException|Could not read commit log|Exiting due to error while processing commit log"
            + "|Detected unreadable sstables|Corrupt(ed)? (sstable|commit ?log)|Invalid SSTable|FSReadError");
    private static final Pattern ERROR = Pattern.compile(" ERROR |^ERROR|^Error|Exception \\(|^Fatal|Unrecognized");

    private final Path log;
    private final Path output;
    private final long start;

    private DaemonLog(Path log, Path output, long start) {
        this.log = log;
        this.output = output;
        this.start = start;
    }

    /** Begins to watch: what stands in the log already is of earlier daemons. */
    static DaemonLog from(Path log, Path output) {
        try {
            return new DaemonLog(log, output, Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException unreadable) {
            return new DaemonLog(log, output, 0);
        }
    }

    /** The exception that says why the daemon is dead. */
    EmbeddedCassandraException obituary(int exitStatus, EmbeddedCassandraSettings settings) {
        List<String> lines =
                Stream.concat(tail(log, start).lines(), tail(output, 0).lines()).toList();
        for (String line : lines) {
            if (PORT.matcher(line).find()) {
                return portInUse(settings.address(), settings.cqlPort() + " or " + settings.storagePort());
            }
            if (DISK.matcher(line).find()) {
                return new EmbeddedCassandraException(
                        Reason.DISK_FULL,
                        "The disk of " + settings.dataDirectory() + " is full",
                        "Make room, or choose another data directory");
            }
            if (CORRUPT.matcher(line).find()) {
                return new EmbeddedCassandraException(
                        Reason.DATA_CORRUPT,
                        "The data in " + settings.dataDirectory() + " is damaged (" + shortened(line) + ")",
                        "Restore it from a backup, or choose another data directory; the log is " + log);
            }
        }
        String last = lines.stream()
                .filter(line -> ERROR.matcher(line).find())
                .reduce((earlier, later) -> later)
                .map(line -> ": " + shortened(line))
                .orElse("");
        return new EmbeddedCassandraException(
                Reason.DAEMON_DIED, "Cassandra ended with status " + exitStatus + last, "Its log is " + log);
    }

    static EmbeddedCassandraException portInUse(String address, String port) {
        return new EmbeddedCassandraException(
                Reason.PORT_IN_USE,
                "Port " + port + " of " + address + " is in use by another process",
                "Stop that process, or choose another port for Cassandra");
    }

    private static String shortened(String line) {
        return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + " …";
    }

    private static String tail(Path file, long from) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            // A log that has become shorter was rolled: all of it is of this daemon.
            long begin = from <= channel.size() ? from : 0;
            channel.position(Math.max(begin, channel.size() - TAIL_BYTES));
            byte[] bytes = Channels.newInputStream(channel).readNBytes(TAIL_BYTES);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
