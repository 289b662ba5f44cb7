package dev.parley.load.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.load.cluster.ClusterOptions;
import dev.parley.load.cluster.LocalCluster;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each stress in short, without the figures that only a quiet machine has. */
class StressIT {
    @TempDir
    private static Path directory;

    private static LocalCluster cluster;

    @BeforeAll
    static void start() throws InterruptedException {
        System.setProperty(
                "parley.home", Path.of("..").toAbsolutePath().normalize().toString());
        cluster = LocalCluster.start(ClusterOptions.of(directory.resolve("data"), 2));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void everybodyIsBackAfterAStorm() {
        assertThat(stress("storm", "--connections", "200", "--members", "20")).isZero();
    }

    @Test
    void whatIsAcceptedUnderOverloadIsKept() {
        assertThat(stress(
                        "overload",
                        "--pairs",
                        "20",
                        "--rate",
                        "400",
                        "--times",
                        "3",
                        "--seconds",
                        "4",
                        "--recovery",
                        "10000"))
                .isZero();
    }

    @Test
    void signInsAreAnswered() {
        assertThat(stress("logins", "--rate", "60", "--seconds", "4", "--harm", "10000"))
                .isZero();
    }

    private static int stress(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = directory.resolve("data").toString();
        return new CommandLine(new StressCommand()).execute(all);
    }
}
