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
    /** Instead of a name. */
    public static final String ALL = "all";

    private static final long SEED = 7;
    private static final int NODES = 3;
    private static final double RATE = 20;
    private static final Duration QUIET = Duration.ofSeconds(25);
    private static final Duration TROUBLED = Duration.ofSeconds(50);

    private final Path home;
    private final Path out;
    private final PrintStream print;

    /** {@code home}: the checkout whose server is broken. */
    public Mutants(Path home, Path out, PrintStream print) {
        this.home = home;
        this.out = out;
        this.print = print;
    }

    /** Runs them, or the one that is named; whether all of these were caught. */
    public boolean allCaught(String name) throws IOException, InterruptedException {
        List<Mutant> wanted = Mutant.ALL.stream()
                .filter(mutant -> name.equals(ALL) || name.equals(mutant.name()))
                .toList();
        if (wanted.isEmpty()) {
            throw new IllegalStateException("there is no mutant " + name + "; there are "
                    + Mutant.ALL.stream().map(Mutant::name).toList());
        }
        int caught = 0;
        for (Mutant mutant : wanted) {
            caught += isCaught(mutant) ? 1 : 0;
        }
        print.println(caught + " of " + wanted.size() + " mutants were caught.");
        return caught == wanted.size();
    }

    private boolean isCaught(Mutant mutant) throws IOException, InterruptedException {
        print.println("Mutant " + mutant.name() + " of " + mutant.source());
        Path place = out.resolve("mutant-" + mutant.name()).toAbsolutePath();
        Path classes = new Workshop(home).make(mutant, place);
        Duration whole = mutant.faults().isEmpty() ? QUIET : TROUBLED;
        Setup setup = Setup.of(SEED, whole, mutant.faults(), NODES, RATE, place);
        Verdict verdict = new Check(home, setup, System.err::println)
                .run(List.of(classes))
                .verdict();
        boolean found = !Collections.disjoint(verdict.counts().keySet(), mutant.breaks());
        print.println((found ? "  caught: " : "  NOT CAUGHT; found ") + verdict.counts());
        verdict.first().stream()
                .filter(violation -> mutant.breaks().contains(violation.promise()))
                .findFirst()
                .ifPresent(violation -> print.println("  such as " + violation));
        return found;
    }
}
