package dev.parley.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void printsATableAndALineOfJson() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Report("replay")
                .row("lines", "lines", 3)
                .note("a longer label", "for people")
                .value("hidden", 1.5)
                .print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "lines           3",
                        "a longer label  for people",
                        "{\"run\":\"replay\",\"lines\":3,\"hidden\":1.5}");
    }

    @Test
    void drawsABarOnATerminalAndLinesElsewhere() {
        assertThat(drawn(true)).contains("\rwork [####################                    ] 50/100");
        assertThat(drawn(false).lines()).containsExactly("work 0/100", "work 50/100", "work 100/100");
    }

    private static String drawn(boolean moving) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Progress progress =
                new Progress("work", 100, new PrintStream(bytes, true, StandardCharsets.UTF_8), moving)) {
            progress.at(0);
            progress.at(50);
            progress.at(100);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
