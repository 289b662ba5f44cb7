package dev.parley.node.local;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has a node of a running {@code up} stand still, or go on: its sockets stay open, and nobody answers at them. */
abstract class SignalCommand implements Callable<Integer> {
    private final String signal;
    private final String done;

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "N", description = "The number of the node.")
    private int number;

    private SignalCommand(String signal, String done) {
        this.signal = signal;
        this.done = done;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory directory = new RunDirectory(data.path());
        NodePlan node = directory.running().node(number);
        ProcessHandle process = directory
                .process(node.name())
                .orElseThrow(() ->
                        new LocalException(node.name() + " is not running; start it by: bin/parley start " + number));
        try {
            int status = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new LocalException(node.name() + " (pid " + process.pid() + ") takes no signals of this user");
            }
        } catch (IOException e) {
            throw new LocalException("Signals are sent by 'kill', which is not here (" + e.getMessage() + ")", e);
        }
        System.out.println(node.name() + " " + done);
        return 0;
    }

    /** {@code bin/parley pause N}. */
    @Command(name = "pause", description = "Has a node of a running up stand still (SIGSTOP).")
    static final class Pause extends SignalCommand {
        Pause() {
            super("STOP", "stands still");
        }
    }

    /** {@code bin/parley resume N}. */
    @Command(name = "resume", description = "Has a node that stands still go on (SIGCONT).")
    static final class Resume extends SignalCommand {
        Resume() {
            super("CONT", "goes on");
        }
    }
}
