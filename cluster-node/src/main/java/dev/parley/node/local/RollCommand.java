package dev.parley.node.local;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bin/parley roll}. The nodes get the classes of the checkout that it is called from. */
@Command(
        name = "roll",
        description = "Replaces the nodes of a running up one by one: each leaves in order, and comes back.")
final class RollCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory directory = new RunDirectory(data.path());
        UpPlan plan = directory.running();
        Progress progress = new Progress(System.out, System::nanoTime);
        Roll roll = new Roll(new NodeControl(directory, System::nanoTime), new ReadyProbe(), progress);
        List<NodePlan> order = roll.order(plan.nodes());
        roll.replace(order);
        progress.line("All " + order.size() + " nodes are replaced");
        return 0;
    }
}
