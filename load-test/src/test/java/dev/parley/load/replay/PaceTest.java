package dev.parley.load.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private final LocalDateTime start = LocalDateTime.of(2004, 12, 25, 9, 14);

    @Test
    void playsAtTheLogsPaceTimesTheSpeed() {
        Pace pace = new Pace(60);
        pace.begin(start);
        assertThat(pace.dueAfter(start.plusHours(1))).isEqualTo(TimeUnit.MINUTES.toNanos(1));
    }

    @Test
    void waitsForNothingAtFullSpeed() {
        Pace pace = new Pace(0);
        pace.begin(start);
        assertThat(pace.dueAfter(start.plusHours(1))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Bo^Dick,BoDick",
        "_ann_,ann_",
        "[N] ame,Name",
        "^^,nick",
        "abcdefghijklmnopqrstuvwxyz,abcdefghijklmnopqrst"
    })
    void makesUsernamesOfNicks(String nick, String username) {
        assertThat(Cast.username(nick)).isEqualTo(username);
    }
}
