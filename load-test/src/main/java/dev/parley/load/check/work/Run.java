package dev.parley.load.check.work;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Patience;
import dev.parley.load.Progress;
import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Recording;
import dev.parley.load.check.record.Watch;
import dev.parley.load.check.verify.Truth;
import dev.parley.load.check.work.Plan.Step;
import dev.parley.load.check.work.Plan.Venue;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One run: the crowd talks by its plan while {@code trouble} does what it does; then it falls silent, all devices catch
 * up, and the truth is read.
 */
public final class Run {
    /** What happens beside the talk; returns when all of it is over and healed. */
    public interface Trouble {
        void make() throws InterruptedException;
    }

    private static final Duration ANSWERS = Duration.ofSeconds(90);
    private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(40);
    private static final Duration CAUGHT_UP = Duration.ofSeconds(60);
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Plan plan;
    private final ClientRuntime runtime;
    private final List<URI> nodes;
    private final List<URI> direct;
    private final Recording recording;
    private final Watch watch;

    /**
     * @param nodes where clients connect
     * @param direct the same nodes, in the same order, where the truth is read
     */
    public Run(Plan plan, ClientRuntime runtime, List<URI> nodes, List<URI> direct, Recording recording, Watch watch) {
        this.plan = plan;
        this.runtime = runtime;
        this.nodes = List.copyOf(nodes);
        this.direct = List.copyOf(direct);
        this.recording = recording;
        this.watch = watch;
    }

    /** Performs; what the server says in the end. */
    public Truth perform(Trouble trouble) throws InterruptedException {
        try (Crowd crowd = Crowd.gather(plan, runtime, nodes, recording, watch)) {
            Errands errands = new Errands(recording, watch, runtime.timer());
            Performance performance = new Performance(crowd, errands, recording, watch);
            AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
            Thread troubled = new Thread(() -> make(trouble, failure), "trouble");
            troubled.start();
            try {
                talk(performance);
            } finally {
                troubled.join();
            }
            Throwable failed = failure.get();
            if (failed != null) {
                throw new IllegalStateException("a fault could not be made or healed: " + failed.getMessage(), failed);
            }
            return fallSilent(crowd, errands, performance);
        }
    }

    private static void make(Trouble trouble, AtomicReference<@Nullable Throwable> failure) {
        try {
            trouble.make();
        } catch (InterruptedException | RuntimeException e) {
            failure.set(e);
        }
    }

    /** An open loop: what is slow does not keep anybody from going on. */
    private void talk(Performance performance) throws InterruptedException {
        long begin = System.nanoTime();
        try (Progress progress = new Progress("steps", plan.steps().size())) {
            int done = 0;
            for (Step step : plan.steps()) {
                long early = step.due().toNanos() - (System.nanoTime() - begin);
                if (early > 0) {
                    TimeUnit.NANOSECONDS.sleep(early);
                }
                performance.perform(step);
                progress.at(++done);
            }
        }
    }

    private Truth fallSilent(Crowd crowd, Errands errands, Performance performance) throws InterruptedException {
        answered(errands);
        try (TruthReader reader = new TruthReader(runtime, direct, plan, crowd)) {
            List<Truth.Reading> readings = reader.readings();
            caughtUp(crowd, readings);
            recording.add(new Observation.Quiet(watch.now()));
            readOnce(crowd, performance);
            answered(errands);
            long quiet = watch.now();
            boolean still = Patience.until(
                    CAUGHT_UP,
                    () -> watch.now() - Math.max(quiet, crowd.heardAt())
                            > TimeUnit.MILLISECONDS.toMicros(SETTLED.toMillis()));
            if (!still) {
                System.err.println("Cursors still move after " + CAUGHT_UP.toSeconds() + " s of silence.");
            }
            return new Truth(readings, reader.standings(), reader.cursors(), reader.receipts());
        }
    }

    private static void answered(Errands errands) throws InterruptedException {
        if (!Patience.until(ANSWERS, () -> errands.open() == 0)) {
            errands.giveUp();
            Patience.until(LAST_ATTEMPTS, () -> errands.open() == 0);
        }
    }

    /** Waits for every device; whoever does not come so far is found by the verification. */
    private void caughtUp(Crowd crowd, List<Truth.Reading> readings) throws InterruptedException {
        Patience.until(CAUGHT_UP, () -> {
            for (Venue venue : plan.venues()) {
                long head = readings.get(venue.number()).log().size();
                for (int member : venue.members()) {
                    for (Person.Open open : crowd.person(member).devices()) {
                        boolean behind = open.device().head(crowd.venue(venue.number())) < head;
                        if (behind
                                && !crowd.person(member).persona().bot()
                                && isIn(readings.get(venue.number()), crowd.person(member))) {
                            return false;
                        }
                    }
                }
            }
            return crowd.allConnected();
        });
    }

    private static boolean isIn(Truth.Reading reading, Person person) {
        boolean in = true;
        for (var entry : reading.log()) {
            switch (entry.kind()) {
                case ADDED -> in |= entry.users().contains(person.user());
                case REMOVED -> in &= !entry.users().contains(person.user());
                default -> {
                    // nobody comes or goes
                }
            }
        }
        return in;
    }

    /** Who has several devices reads something, so that the others hear a total that must be true. */
    private void readOnce(Crowd crowd, Performance performance) {
        for (Person person : crowd.people()) {
            if (person.devices().size() > 1) {
                plan.venues().stream()
                        .filter(venue ->
                                venue.members().contains(person.persona().number()))
                        .findFirst()
                        .ifPresent(venue -> performance.read(person, crowd.venue(venue.number()), venue.number()));
            }
        }
    }
}
