package dev.parley.node.local;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a node of a running {@code up}, in order or at once, and waits until it is gone. */
abstract class EndCommand implements Callable<Integer> {
    private final Consumer<ProcessHandle> end;
    private final String done;

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "N", description = "The number of the node.")
    private int number;

    private EndCommand(Consumer<ProcessHandle> end, String done) {
        this.end = end;
        this.done = done;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory directory = new RunDirectory(data.path());
        NodePlan node = directory.running().node(number);
        double seconds = new NodeControl(directory, System::nanoTime).end(node, end);
        System.out.printf("%s %s after %.1f s%n", node.name(), done, seconds);
        return 0;
    }

    /** {@code bin/parley stop N}. */
    @Command(name = "stop", description = "Has a node of a running up leave in order (SIGTERM).")
    static final class Stop extends EndCommand {
        Stop() {
            super(ProcessHandle::destroy, "stopped");
        }
    }

    /** {@code bin/parley kill N}. */
    @Command(name = "kill", description = "Kills a node of a running up (SIGKILL).")
    static final class Kill extends EndCommand {
        Kill() {
            super(ProcessHandle::destroyForcibly, "killed");
        }
    }
}
