package dev.parley.node.local;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bin/parley roll}. The nodes get the classes of the checkout that it is called from. */
@Command(
        name = "roll",
        description = "Replaces the nodes of a running up one by one: each leaves in order, and comes back.")
final class RollCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--pause",
            paramLabel = "SECONDS",
            description = "Between two nodes, after the new one is ready. Default: parley.local.roll-pause")
    private @Nullable Integer pause;

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory directory = new RunDirectory(data.path());
        UpPlan plan = directory.running();
        Progress progress = new Progress(System.out, System::nanoTime);
        Duration between =
                pause == null ? LocalSettings.from(ConfigFactory.load()).rollPause() : Duration.ofSeconds(pause);
        Roll roll = new Roll(new NodeControl(directory, System::nanoTime), new ReadyProbe(), between, progress);
        List<NodePlan> order = roll.order(plan.nodes());
        roll.replace(order);
        progress.line("All " + order.size() + " nodes are replaced");
        return 0;
    }
}
