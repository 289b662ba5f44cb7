package dev.parley.load.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A signal that Java itself cannot send. */
enum Signal {
    STOP,
    CONT;

    void send(ProcessHandle process) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid())).start();
            if (kill.waitFor() != 0 && process.isAlive()) {
                throw new IllegalStateException("no signal reaches the process " + process.pid());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
