package dev.parley.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void needsOnlyALogin() {
        assertThat(Options.parse("--login", "ann"))
                .isEqualTo(new Options("ann", null, java.util.List.of(URI.create("http://127.0.0.1:8080"))));
    }

    @Test
    void takesSeveralServers() {
        assertThat(Options.parse("--url", "http://a", "--login", "ann", "--url", "http://b")
                        .servers())
                .containsExactly(URI.create("http://a"), URI.create("http://b"));
    }

    @ParameterizedTest
    @CsvSource({"--login, needs a value", "--password x, --login is needed", "--colour red, unknown option"})
    void saysWhatIsWrong(String line, String message) {
        assertThatThrownBy(() -> Options.parse(line.split(" ", -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void lettersThatCommandTheTerminalArePrintedAsBlanks() {
        assertThat(Screen.printable("a\u001b[2Jb\u0007c\u009bd")).isEqualTo("a [2Jb c d");
    }
}
