package dev.parley.node.local;

import dev.parley.node.local.network.Namespaces;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/parley partition N,N}. */
@Command(
        name = "partition",
        description =
                "Cuts nodes of a running 'up --namespaces' off from its other nodes. Clients and Cassandra reach all.")
final class PartitionCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "N,N...", split = ",", description = "The numbers of the nodes.")
    private Set<Integer> numbers = new TreeSet<>();

    @Option(
            names = "--one-way",
            description = "Only what they send is lost: they hear the others, who do not hear them.")
    private boolean oneWay;

    @Override
    public Integer call() {
        UpPlan plan = new RunDirectory(data.path()).running();
        numbers.forEach(plan::node);
        if (numbers.size() == plan.nodes().size()) {
            throw new LocalException("Some nodes must stay on the other side");
        }
        Namespaces.partition(plan.requireNetwork(), plan.nodes().size(), numbers, oneWay);
        System.out.println((oneWay ? "Unheard by the others: " : "Cut off from the others: ") + numbers
                + "; end it by: bin/parley heal");
        return 0;
    }
}
