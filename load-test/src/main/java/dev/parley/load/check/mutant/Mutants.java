package dev.parley.load.check.mutant;

import dev.parley.load.check.Check;
import dev.parley.load.check.Setup;
import dev.parley.load.check.verify.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Proves that the check can fail: each broken copy of the server must be caught by a short run. */
public final class Mutants {
    private static final long SEED = 7;
    private static final int NODES = 3;
    private static final double RATE = 20;
    private static final Duration QUIET = Duration.ofSeconds(25);
    private static final Duration TROUBLED = Duration.ofSeconds(50);

    private Mutants() {}

    /** Runs all of them, {@code home} being the checkout whose server is broken; whether all were caught. */
    public static boolean allCaught(Path home, Path out, PrintStream print) throws IOException, InterruptedException {
        int caught = 0;
        for (Mutant mutant : Mutant.ALL) {
            print.println("Mutant " + mutant.name() + " of " + mutant.source());
            Path place = out.resolve("mutant-" + mutant.name());
            Path classes = new Workshop(home).make(mutant, place);
            Duration whole = mutant.faults().isEmpty() ? QUIET : TROUBLED;
            Setup setup = new Setup(SEED, whole, mutant.faults(), NODES, RATE, place);
            Verdict verdict =
                    new Check(setup, System.err::println).run(List.of(classes)).verdict();
            boolean found = !Collections.disjoint(verdict.counts().keySet(), mutant.breaks());
            print.println(found ? "  caught: " + verdict.counts() : "  NOT CAUGHT; found " + verdict.counts());
            verdict.first().stream()
                    .filter(violation -> mutant.breaks().contains(violation.promise()))
                    .findFirst()
                    .ifPresent(violation -> print.println("  such as " + violation));
            caught += found ? 1 : 0;
        }
        print.println(caught + " of " + Mutant.ALL.size() + " mutants were caught.");
        return caught == Mutant.ALL.size();
    }
}
