package dev.parley.node.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bin/parley start N}: has the running {@code up} start a node again, and waits until it is ready. */
@Command(name = "start", description = "Starts a node of a running up again.")
final class StartCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "N", description = "The number of the node.")
    private int number;

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory directory = new RunDirectory(data.path());
        NodePlan node = directory.running().node(number);
        NodeControl nodes = new NodeControl(directory, System::nanoTime);
        if (nodes.runs(node)) {
            throw new LocalException(node.name() + " is running already");
        }
        System.out.printf("%s ready at %s after %.1f s%n", node.name(), node.url(), nodes.start(node, () -> {}));
        return 0;
    }
}
