package dev.parley.load.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePolicyTest {
    @TempDir
    Path folder;

    @Test
    void letsNoServiceStartAsLongAsItIsOpen() {
        Path rule = folder.resolve("policy-rc.d");
        try (ServicePolicy policy = ServicePolicy.startNothing(rule)) {
            assertThat(rule).isExecutable().content().contains("exit 101");
        }
        assertThat(rule).doesNotExist();
    }

    @Test
    void leavesARuleThatIsThereAlready() throws IOException {
        Path rule = Files.writeString(folder.resolve("policy-rc.d"), "somebody's");
        try (ServicePolicy policy = ServicePolicy.startNothing(rule)) {
            assertThat(rule).hasContent("somebody's");
        }
        assertThat(rule).hasContent("somebody's");
    }
}
