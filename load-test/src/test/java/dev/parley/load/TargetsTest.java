package dev.parley.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {
    @TempDir
    Path data;

    @Test
    void readsTheNodesOfARunningUp() throws IOException {
        Files.createDirectories(data.resolve("run"));
        Files.writeString(data.resolve("run/up.json"), """
                {"cassandra":"127.0.0.1:9042","nodes":[
                  {"number":1,"host":"127.0.0.1","httpPort":8080},{"number":2,"host":"127.0.0.2","httpPort":8081}]}
                """);
        assertThat(Targets.running(data))
                .containsExactly(URI.create("http://127.0.0.1:8080"), URI.create("http://127.0.0.2:8081"));
    }

    @Test
    void hasNoNodesWhereNothingRuns() {
        assertThat(Targets.running(data)).isEmpty();
    }

    @Test
    void putsLoadOnThisMachineOnly() {
        assertThatThrownBy(() -> Targets.requireLoopback(URI.create("http://192.0.2.1:8080")))
                .hasMessageContaining("not on this machine");
        assertThatCode(() -> Targets.requireLoopback(URI.create("http://127.0.0.3:8080")))
                .doesNotThrowAnyException();
    }

    @Test
    void turnsTheListSoThatEachClientPrefersAnotherNode() {
        List<URI> nodes = List.of(URI.create("http://a"), URI.create("http://b"), URI.create("http://c"));
        assertThat(Targets.from(nodes, 4).get(0)).isEqualTo(nodes.get(1));
        assertThat(Targets.from(nodes, 4)).containsExactlyInAnyOrderElementsOf(nodes);
    }
}
