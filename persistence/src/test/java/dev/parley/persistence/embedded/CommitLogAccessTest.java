package dev.parley.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitLogAccessTest {
    @TempDir
    private Path directory;

    @Test
    void theProbeLeavesNothingBehind() {
        Path log = directory.resolve("commitlog");

        assertThat(CommitLogAccess.of(log, CommitLogSync.BATCH)).isIn(CommitLogAccess.DIRECT, CommitLogAccess.MAPPED);
        assertThat(log).isEmptyDirectory();
    }

    @Test
    void whatCannotBeProbedIsLeftToTheDefault() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(CommitLogAccess.of(file.resolve("commitlog"), CommitLogSync.BATCH))
                .isEqualTo(CommitLogAccess.MAPPED);
    }

    @Test
    void whatIsAnsweredBeforeItIsSyncedStaysWithTheSystem() {
        assertThat(CommitLogAccess.of(directory, CommitLogSync.PERIODIC)).isEqualTo(CommitLogAccess.MAPPED);
    }
}
