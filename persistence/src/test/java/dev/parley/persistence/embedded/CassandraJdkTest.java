package dev.parley.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.persistence.embedded.EmbeddedCassandraException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CassandraJdkTest {
    @TempDir
    Path places;

    @Test
    void aRunning17IsTaken() throws IOException {
        Path running = jdk("running", "17.0.9");
        assertThat(new CassandraJdk(Map.of(), 17, running, List.of()).java()).isEqualTo(running.resolve("bin/java"));
    }

    @Test
    void aNewerJvmLooksWhereJdksAre() throws IOException {
        jdk("jdks/eleven", "11.0.2");
        Path seventeen = jdk("jdks/seventeen", "17.0.1");
        jdk("jdks/twentyfive", "25");
        assertThat(new CassandraJdk(Map.of(), 25, places, List.of(places.resolve("none"), places.resolve("jdks")))
                        .java())
                .isEqualTo(seventeen.resolve("bin/java"));
    }

    @Test
    void variablesComeBeforePlaces() throws IOException {
        jdk("jdks/seventeen", "17.0.1");
        Path named = jdk("named", "17.0.2");
        assertThat(new CassandraJdk(
                                Map.of("JAVA17_HOME", named.toString()), 25, places, List.of(places.resolve("jdks")))
                        .java())
                .isEqualTo(named.resolve("bin/java"));
    }

    @Test
    void aNamedJdkThatIsNo17IsRefused() throws IOException {
        Path wrong = jdk("wrong", "25.0.1");
        assertThatThrownBy(() -> new CassandraJdk(
                                Map.of("PARLEY_CASSANDRA_JAVA_HOME", wrong.toString()), 17, places, List.of())
                        .java())
                .isInstanceOf(EmbeddedCassandraException.class)
                .hasMessageContaining("PARLEY_CASSANDRA_JAVA_HOME");
    }

    @Test
    void noneIsOneClearLine() {
        assertThatThrownBy(() -> new CassandraJdk(Map.of(), 25, places, List.of(places)).java())
                .isInstanceOfSatisfying(EmbeddedCassandraException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.NO_JDK_17);
                    assertThat(e.getMessage()).contains("JDK 17").contains("is a 25");
                });
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = places.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Path java = Files.createFile(home.resolve("bin/java"));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
