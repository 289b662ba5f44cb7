package dev.parley.persistence.embedded;

import dev.parley.persistence.embedded.EmbeddedCassandraException.Reason;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Cassandra daemon in a JVM of its own, on loopback. It is ready when {@link #start} returns, and its data directory
 * belongs to it until {@link #close}. It does not outlive the process that started it. Every failure to start is one {@link EmbeddedCassandraException}, and leaves no
 * process behind. Blocking; for launchers and tests, never for an actor.
 */
public final class EmbeddedCassandra implements AutoCloseable {
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);
    private static final long PROBE_PAUSE_MILLIS = 100;

    private final EmbeddedCassandraSettings settings;
    private final DataDirectoryLock lock;
    private final Process process;
    private final DaemonLog log;

    private EmbeddedCassandra(
            EmbeddedCassandraSettings settings, DataDirectoryLock lock, Process process, DaemonLog log) {
        this.settings = settings;
        this.lock = lock;
        this.process = process;
        this.log = log;
    }

    /** Starts a daemon and waits until it answers CQL. */
    public static EmbeddedCassandra start(EmbeddedCassandraSettings settings) {
        Path java = CassandraJdk.ofThisMachine().java();
        DataDirectoryLock lock = DataDirectoryLock.take(settings.dataDirectory(), settings.stopTimeout());
        try {
            requireSpace(settings);
            Path arguments = new DaemonFiles(settings).write();
            requireFree(settings.address(), settings.cqlPort());
            requireFree(settings.address(), settings.storagePort());
            return launch(settings, lock, java, arguments);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The pid of the daemon's JVM. */
    public long pid() {
        return process.pid();
    }

    /** Where CQL is spoken. */
    public InetSocketAddress contactPoint() {
        return new InetSocketAddress(settings.address(), settings.cqlPort());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The process, for those who watch it. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Why a daemon that is not alive any more has died. */
    public EmbeddedCassandraException obituary() {
        return log.obituary(process.exitValue(), settings);
    }

    /** SIGTERM, a bounded wait for the daemon to flush and leave, then SIGKILL; idempotent. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(settings.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            if (!process.isAlive()) {
                lock.forgetDaemon();
            }
        } catch (IOException e) {
            // The record names a dead process, which the next start recognises.
            return;
        } finally {
            lock.close();
        }
    }

    private static EmbeddedCassandra launch(
            EmbeddedCassandraSettings settings, DataDirectoryLock lock, Path java, Path arguments) {
        Path output = settings.dataDirectory().resolve("daemon.out");
        DaemonLog log = DaemonLog.from(settings.logFile(), output);
        try {
            Process process = new ProcessBuilder(command(java, arguments, settings.timerSlack()))
                    .directory(settings.dataDirectory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .start();
            EmbeddedCassandra cassandra = new EmbeddedCassandra(settings, lock, process, log);
            try {
                lock.record(process.toHandle());
                cassandra.awaitReady();
                return cassandra;
            } catch (IOException | RuntimeException e) {
                cassandra.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedCassandraException(
                    Reason.DAEMON_DIED, "Cassandra cannot be started (" + e + ")", "Look at " + output, e);
        }
    }

    /**
     * A terminal's Ctrl-C and hang-up reach every process of its group; the daemon must outlast the nodes that write to
     * it, so it ignores both. It ends with its owner, however that one ends: a killed launcher or test leaves no daemon.
     * Timer slack is inherited by all threads of what the shell becomes.
     */
    private static List<String> command(Path java, Path arguments, Duration timerSlack) {
        List<String> command = new ArrayList<>();
        Path shell = Path.of("/bin/sh");
        if (Files.isExecutable(shell)) {
            long owner = ProcessHandle.current().pid();
            command.addAll(List.of(
                    shell.toString(),
                    "-c",
                    "trap '' INT HUP; "
                            + (timerSlack.isZero()
                                    ? ""
                                    : "echo " + timerSlack.toNanos() + " 2>/dev/null > /proc/self/timerslack_ns; ")
                            + "(while kill -0 " + owner + " && kill -0 $$; do sleep 2; done; kill $$) 2>/dev/null & "
                            + "exec \"$@\"",
                    "cassandra"));
        }
        command.add(java.toString());
        command.add("@" + arguments);
        return command;
    }

    private static File nothing() {
        return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    }

    private void awaitReady() {
        CqlProbe probe = new CqlProbe(contactPoint(), PROBE_TIMEOUT);
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        try {
            while (System.nanoTime() - deadline < 0) {
                // Alive before the answer is not enough: another process may have answered while ours died of it.
                if (probe.answers() && process.isAlive()) {
                    return;
                }
                if (process.waitFor(PROBE_PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw obituary();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedCassandraException(
                    Reason.INTERRUPTED, "Interrupted while Cassandra was starting", "Start it again", e);
        }
        throw new EmbeddedCassandraException(
                Reason.NOT_READY_IN_TIME,
                "Cassandra did not answer within " + settings.startTimeout().toSeconds() + " s",
                "Raise parley.cassandra.embedded.start-timeout, or look at " + settings.logFile());
    }

    private static void requireSpace(EmbeddedCassandraSettings settings) {
        long usable = settings.dataDirectory().toFile().getUsableSpace();
        if (usable < settings.minUsableBytes()) {
            throw new EmbeddedCassandraException(
                    Reason.DISK_FULL,
                    "The disk of " + settings.dataDirectory() + " has " + megabytes(usable) + " MB left, "
                            + megabytes(settings.minUsableBytes()) + " MB are needed",
                    "Make room, or choose another data directory");
        }
    }

    private static void requireFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port), 1);
        } catch (IOException taken) {
            throw DaemonLog.portInUse(address, Integer.toString(port));
        }
    }

    private static long megabytes(long bytes) {
        return bytes / (1024 * 1024);
    }
}
