package dev.parley.load.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.load.plot.Chart.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private final Chart flat =
            Chart.of("CPU", "members", true, List.of(new Point(10, 0.21), new Point(100, 0.2), new Point(1000, 0.19)));

    @Test
    void theScaleEndsAtARoundNumberAboveAllValues() {
        assertThat(flat.mostY()).isEqualTo(0.4);
        assertThat(Chart.of("", "", false, List.of(new Point(1, 6))).mostY()).isEqualTo(8);
        assertThat(Chart.of("", "", false, List.of(new Point(1, 950))).mostY()).isEqualTo(1000);
        assertThat(Chart.of("", "", false, List.of(new Point(1, 0))).mostY()).isEqualTo(1);
    }

    @Test
    void powersOfTenAreSpacedEvenly() {
        assertThat(Charts.svg(List.of(flat)))
                .contains("M56.0 ", "L179.0 ", "L302.0 ")
                .contains(">1,000</text>")
                .endsWith("</svg>\n");
    }
}
