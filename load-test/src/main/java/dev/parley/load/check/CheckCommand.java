package dev.parley.load.check;

import dev.parley.load.check.mutant.Mutants;
import dev.parley.load.check.report.CheckReport;
import dev.parley.load.fault.Faults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley check}: people talk on a cluster of its own while things break; what they saw is held against the history. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Starts a cluster, has people talk while things break, and proves from what they saw that nothing"
                + " was lost, doubled, moved, or told to the wrong ones. Exits with 1 where a promise was not kept.")
public final class CheckCommand implements Callable<Integer> {
    @Mixin
    private CheckOptions options = new CheckOptions();

    @Option(
            names = "--mutants",
            arity = "0..1",
            paramLabel = "NAME",
            fallbackValue = Mutants.ALL,
            description = "proves that the check can fail: breaks copies of the server, all or the one that is named,"
                    + " each of which must be caught")
    private @Nullable String mutants;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("parley.home", "."));
        String wanted = mutants;
        if (wanted != null) {
            return new Mutants(home, options.setup(List.of()).out(), System.out).allCaught(wanted) ? 0 : 1;
        }
        Setup setup = options.setup(Faults.named(options.faults(), System.err::println));
        CheckReport report = new Check(home, setup, options.previous(), System.err::println).run(List.of());
        report.print(System.out);
        return report.verdict().clean() ? 0 : 1;
    }
}
