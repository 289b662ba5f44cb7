package dev.parley.node.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    private static final UpPlan PLAN =
            new UpPlan("127.0.0.1:9042", List.of(new NodePlan(1, "127.0.0.1", 8080, 25520, 8558)), null);

    @TempDir
    private Path data;

    @Test
    void otherCommandsFindThePlanOfARunningUp() {
        try (RunDirectory up = new RunDirectory(data)) {
            up.take();
            up.writePlan(PLAN);
            assertThat(new RunDirectory(data).running()).isEqualTo(PLAN);
        }
    }

    @Test
    void aSecondUpIsToldWhoIsFirst() {
        try (RunDirectory up = new RunDirectory(data);
                RunDirectory second = new RunDirectory(data)) {
            up.take();
            assertThatThrownBy(second::take)
                    .isInstanceOf(LocalException.class)
                    .hasMessageContaining(
                            "already (pid " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void whatAKilledUpLeftIsForgotten() throws Exception {
        Files.createDirectories(data.resolve("run"));
        Files.writeString(
                data.resolve("run/node-1.pid"),
                Long.toString(ProcessHandle.current().pid()));
        assertThatThrownBy(() -> new RunDirectory(data).running()).hasMessageContaining("is not up in");
        try (RunDirectory up = new RunDirectory(data)) {
            up.take();
            assertThat(up.process("node-1")).isEmpty();
        }
    }

    @Test
    void aRequestToStartIsTakenOnce() {
        try (RunDirectory up = new RunDirectory(data)) {
            up.take();
            new RunDirectory(data).requestStart("node-1", "a.jar:b.jar");
            assertThat(up.takeStartRequest("node-1")).contains("a.jar:b.jar");
            assertThat(up.takeStartRequest("node-1")).isEmpty();
        }
    }

    @Test
    void nothingRunsInADirectoryThatIsNotThere() {
        assertThatThrownBy(() -> new RunDirectory(data.resolve("absent")).running())
                .isInstanceOf(LocalException.class)
                .hasMessageEndingWith("start it by: bin/parley up");
        assertThat(data.resolve("absent")).doesNotExist();
    }
}
