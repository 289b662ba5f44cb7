package dev.parley.load.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.load.check.report.CheckReport;
import dev.parley.load.check.verify.Promise;
import dev.parley.load.fault.PlannedFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A short check of the server that has just been built: a node is killed, Cassandra falls silent, and nothing is lost. */
class CheckIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    /** It stays, so that who finds a violation can look into it. */
    private final Path directory = Path.of("target", "check-it");

    @Test
    void keepsItsPromisesWhileANodeDiesAndCassandraIsSilent() throws Exception {
        assertThat(HOME.resolve("cluster-node/target/lib"))
                .as("the built server; build the whole project, not this module alone")
                .isDirectory();
        List<PlannedFault> schedule = List.of(
                new PlannedFault("kill", Duration.ofSeconds(5), Duration.ofSeconds(8), List.of(2)),
                new PlannedFault("cassandra-silent", Duration.ofSeconds(32), Duration.ofSeconds(10), List.of()));
        Setup setup =
                new Setup(4, Duration.ofSeconds(55), List.of("kill", "cassandra-silent"), schedule, 3, 10, directory);
        CheckReport report = new Check(HOME, setup, System.err::println).run(List.of());
        Map<Promise, Long> broken = report.verdict().counts();
        assertThat(broken).as(() -> report.verdict().first().toString()).isEmpty();
        assertThat(directory.resolve("report.md")).content().contains("**No violation.**", "cassandra-silent", "kill");
        assertThat(directory.resolve("report.json")).content().contains("\"seed\" : 4");
        assertThat(Files.readString(directory.resolve("latency.svg")))
                .startsWith("<svg")
                .contains("cassandra-silent");
    }
}
