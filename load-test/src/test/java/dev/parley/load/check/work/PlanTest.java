package dev.parley.load.check.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.load.check.work.Plan.Step;
import dev.parley.load.check.work.Plan.Venue;
import dev.parley.load.fault.FaultSchedule;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Duration WHOLE = Duration.ofMinutes(5);

    private final Plan plan = Plan.of(42, WHOLE, 40);

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(Plan.of(42, WHOLE, 40)).isEqualTo(plan);
        assertThat(FaultSchedule.plan(42, WHOLE, List.of("kill", "cut"), 3))
                .isEqualTo(FaultSchedule.plan(42, WHOLE, List.of("kill", "cut"), 3));
    }

    @Test
    void isAnotherForAnotherSeed() {
        assertThat(Plan.of(43, WHOLE, 40)).isNotEqualTo(plan);
    }

    @Test
    void talksAtTheRateThatIsWanted() {
        long spoken = plan.steps().stream().filter(step -> step.deed().speaks()).count();
        assertThat(spoken).isEqualTo(40 * WHOLE.toSeconds());
        assertThat(plan.steps()).allSatisfy(step -> assertThat(step.due()).isLessThan(WHOLE));
        assertThat(plan.steps()).isSortedAccordingTo((one, other) -> one.due().compareTo(other.due()));
    }

    @Test
    void hasPairsAndRoomsUpToAHundred() {
        Set<Integer> sizes =
                plan.venues().stream().map(venue -> venue.members().size()).collect(Collectors.toSet());
        assertThat(sizes).containsExactlyInAnyOrder(2, 5, 8, 13, 20, 40, 100);
        assertThat(plan.venues())
                .allSatisfy(venue -> assertThat(venue.members()).doesNotHaveDuplicates());
    }

    @Test
    void hasSomeOfEverything() {
        assertThat(plan.steps().stream().map(Step::deed).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Deed.values());
        assertThat(plan.people()).anyMatch(persona -> persona.devices() == 3);
        assertThat(plan.people()).anyMatch(persona -> persona.bot());
    }

    @Test
    void neverSendsAFounderAway() {
        assertThat(plan.steps())
                .filteredOn(step -> step.deed() == Deed.REMOVE || step.deed() == Deed.LEAVE)
                .allSatisfy(step -> assertThat(step.other())
                        .isNotEqualTo(plan.venues().get(step.venue()).members().get(0)));
    }

    @Test
    void foundsEveryPairOnce() {
        Set<Set<Integer>> pairs = new HashSet<>();
        for (Venue venue : plan.venues()) {
            if (venue.direct()) {
                assertThat(pairs.add(Set.copyOf(venue.members()))).isTrue();
            }
        }
    }

    @Test
    void worksWithFewPeople() {
        Plan small = Plan.of(1, Duration.ofSeconds(20), 2);
        assertThat(small.people()).hasSize(12);
        assertThat(small.steps()).isNotEmpty();
    }
}
