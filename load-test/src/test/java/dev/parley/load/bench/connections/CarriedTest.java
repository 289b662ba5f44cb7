package dev.parley.load.bench.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.load.Latencies;
import dev.parley.protocol.Json;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CarriedTest {
    @Test
    void partsAreAddedUpAndTheirTimesTakenTogether() {
        Carried all = carried(10, 10, 1).and(carried(30, 30, 9));
        assertThat(all.sent()).isEqualTo(40);
        assertThat(all.deliveries()).isEqualTo(40);
        assertThat(all.whole()).isTrue();
        assertThat(all.complaint()).isEmpty();
        assertThat(all.deliveryTimes().count()).isEqualTo(40);
        assertThat(all.deliveryTimes().millis(25)).isBetween(0.99, 1.01);
        assertThat(all.deliveryTimes().millis(50)).isBetween(8.9, 9.1);
    }

    @Test
    void onePartThatIsNotWholeSpoilsAll() {
        Carried all = carried(10, 10, 1).and(carried(30, 28, 9));
        assertThat(all.whole()).isFalse();
        assertThat(all.complaint()).isEqualTo("2 deliveries missing");
    }

    @Test
    void goesFromProcessToProcessAsJson() throws JsonProcessingException {
        Carried carried = carried(5, 5, 2);
        String line = Json.mapper().writeValueAsString(carried);
        assertThat(line).doesNotContain("\n");
        assertThat(Json.mapper().readValue(line, Carried.class)).isEqualTo(carried);
    }

    private static Carried carried(int sent, int delivered, long millis) {
        Latencies times = new Latencies();
        for (int i = 0; i < delivered; i++) {
            times.record(TimeUnit.MILLISECONDS.toNanos(millis));
        }
        return new Carried(sent, sent, sent, delivered, 0, 0, 0, "", times.encoded(), times.encoded());
    }
}
