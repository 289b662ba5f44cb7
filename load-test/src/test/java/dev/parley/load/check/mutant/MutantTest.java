package dev.parley.load.check.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The places that mutants change are still there: who moves one sees it here, and not in the next long run. */
class MutantTest {
    private static final Path SOURCES = Path.of("..", "cluster-node", "src", "main", "java");

    static Iterable<Mutant> all() {
        return Mutant.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void fitsTheServer(Mutant mutant) throws Exception {
        String source = Files.readString(SOURCES.resolve(mutant.source()));
        assertThat(Workshop.changed(mutant, source))
                .doesNotContain(mutant.find())
                .contains(mutant.replace());
    }

    @ParameterizedTest
    @MethodSource("all")
    void failsClearlyWhereItsPlaceIsGone(Mutant mutant) {
        assertThatThrownBy(() -> Workshop.changed(mutant, "class Other {}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(mutant.name())
                .hasMessageContaining(mutant.find());
    }
}
