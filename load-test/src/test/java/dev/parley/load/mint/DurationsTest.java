package dev.parley.load.mint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {
    private final Durations durations = new Durations();

    @ParameterizedTest
    @CsvSource({"90,PT90S", "90s,PT90S", "15m,PT15M", "24h,PT24H", "7d,PT168H"})
    void readsWhatPeopleWrite(String text, Duration duration) {
        assertThat(durations.convert(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "h", "-1s", "1w", "1.5h"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> durations.convert(text)).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void writesNothingShorterThanASecond() {
        assertThatThrownBy(() -> durations.convert("10ms")).isInstanceOf(TypeConversionException.class);
    }
}
