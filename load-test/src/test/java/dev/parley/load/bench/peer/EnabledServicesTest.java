package dev.parley.load.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnabledServicesTest {
    @TempDir
    Path units;

    @Test
    void areThoseThatSomeTargetWants() throws IOException {
        Path wanted = Files.createDirectories(units.resolve("multi-user.target.wants"));
        Files.createSymbolicLink(wanted.resolve("chat.service"), Path.of("/lib/systemd/system/chat.service"));
        Files.writeString(units.resolve("other.service"), "");
        assertThat(EnabledServices.now(units)).containsExactly("chat.service");
    }

    @Test
    void areNoneWithoutSystemd() {
        assertThat(EnabledServices.now(units.resolve("absent"))).isEmpty();
    }
}
