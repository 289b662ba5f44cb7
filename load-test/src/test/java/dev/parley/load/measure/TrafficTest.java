package dev.parley.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final int RUN = 7;
    private static final int COUNT = 20;

    private final Loopback wire = new Loopback(6);

    @Test
    void countsThePartnersCopyOfAPair() {
        Traffic traffic = traffic(new Pairs(List.of("a", "b", "c")));
        traffic.go(1);
        assertThat(traffic.complete()).isTrue();
        assertThat(traffic.deliveries()).isEqualTo(COUNT);
        assertThat(traffic.acceptance().count()).isEqualTo(COUNT);
        assertThat(traffic.disorder()).isZero();
    }

    @Test
    void countsTheCopiesOfARoomButItsSenders() {
        Traffic traffic = traffic(new Rooms(List.of("a", "b"), 3, 2));
        traffic.go(1);
        assertThat(traffic.complete()).isTrue();
        assertThat(traffic.deliveries()).isEqualTo(2 * COUNT);
    }

    @Test
    void noticesACopyThatComesTwiceAndLeavesThoseOfOtherRuns() {
        Traffic traffic = traffic(new Pairs(List.of("a", "b", "c")));
        traffic.go(1);
        wire.hear(traffic);
        wire.stutter(Marks.of(RUN, COUNT - 1));
        assertThat(traffic.disorder()).isEqualTo(1);
        assertThat(traffic.deliveries()).isEqualTo(COUNT);
    }

    @Test
    void keepsTheFirstFailures() {
        Traffic traffic = traffic(new Pairs(List.of("a")));
        for (int i = 0; i < 5; i++) {
            traffic.failed("failure " + i);
        }
        assertThat(traffic.errorCount()).isEqualTo(5);
        assertThat(traffic.errors()).containsExactly("failure 0", "failure 1", "failure 2");
    }

    private Traffic traffic(Traffic.Route route) {
        return new Traffic(wire, route, RUN, Marks.LENGTH, new Schedule(System.nanoTime(), 10_000, COUNT));
    }
}
