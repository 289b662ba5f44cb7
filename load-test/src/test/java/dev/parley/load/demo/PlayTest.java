package dev.parley.load.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayTest {
    private static final List<String> PEOPLE =
            List.of("# a play", "@ ann | Ann | watches", "@ ben | Ben | watches", "@ mei | 林美玲 | plays", "");

    @Test
    void hasPeopleGroupsAndLines() {
        Play play = Play.parse(with("= Corner | ann mei", "mei: 早上好: hello"));
        assertThat(play.usernames()).containsExactly("ann", "ben", "mei");
        assertThat(play.seats()).containsExactly("ann", "ben");
        assertThat(play.scenes())
                .containsExactly(
                        new Play.Scene("Corner", List.of("ann", "mei"), List.of(new Play.Line("mei", "早上好: hello"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mei: before any group", "= Corner | ann nobody", "@ half | a person", "no colon"})
    void saysWhichLineDoesNotFit(String line) {
        assertThatThrownBy(() -> Play.parse(with(line))).hasMessageContaining(line);
    }

    @Test
    void aSpeakerMustBeInTheGroup() {
        assertThatThrownBy(() -> Play.parse(with("= Corner | ann mei", "ben: I am not here")))
                .hasMessageContaining("I am not here");
    }

    /** Seats say nothing: they are for who watches. */
    @Test
    void theOneThatIsPlayedFits() throws IOException {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Play.class.getResourceAsStream("play.txt")), StandardCharsets.UTF_8))) {
            Play play = Play.parse(text.lines().toList());
            assertThat(play.scenes()).hasSizeGreaterThan(1).allSatisfy(scene -> {
                assertThat(scene.lines()).isNotEmpty();
                assertThat(scene.members()).containsAnyElementsOf(play.seats());
                assertThat(scene.lines()).extracting(Play.Line::speaker).doesNotContainAnyElementsOf(play.seats());
            });
        }
    }

    private static List<String> with(String... lines) {
        return Stream.concat(PEOPLE.stream(), Arrays.stream(lines)).toList();
    }
}
