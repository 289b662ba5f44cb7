package dev.parley.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.parley.persistence.journal.WarmUpNames.Proof;
import dev.parley.persistence.journal.WarmUpNames.Written;
import org.junit.jupiter.api.Test;

class JournalSamplesTest {
    private final JournalSamples samples = new JournalSamples();

    @Test
    void everyNameThatIsWrittenHasASample() {
        assertThat(samples.namesOfSamples()).containsAll(samples.namesOfCatalogue());
    }

    @Test
    void everySampleCanBeRead() {
        for (String name : samples.namesOfSamples()) {
            assertThatCode(() -> samples.read(name)).as(name).doesNotThrowAnyException();
        }
    }

    @Test
    void theWarmUpIsReadAsItWasWritten() {
        samples.isReadAs(new Written());
        samples.isReadAs(new Proof(3));
    }
}
