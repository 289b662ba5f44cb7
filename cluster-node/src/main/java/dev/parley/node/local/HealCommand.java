package dev.parley.node.local;

import dev.parley.node.local.network.Namespaces;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bin/parley heal}. */
@Command(name = "heal", description = "Ends what 'partition' has done.")
final class HealCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        UpPlan plan = new RunDirectory(data.path()).running();
        Namespaces.heal(plan.requireNetwork(), plan.nodes().size());
        System.out.println("All nodes reach each other");
        return 0;
    }
}
