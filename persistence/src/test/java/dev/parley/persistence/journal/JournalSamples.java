package dev.parley.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Golden samples: what a version has once stored, one file {@code src/test/resources/journal/<name>.cbor} for each stored
 * name. A sample is never edited or deleted; a test of each capability says what it must be read as. A missing file is
 * written by the first run of that test, which then fails so that somebody looks at it and commits it.
 */
public final class JournalSamples {
    private static final Path DIRECTORY = Path.of("src/test/resources/journal");

    private final EventCatalogue catalogue = EventCatalogue.from(ConfigFactory.load());
    private final JournalSerializer serializer = new JournalSerializer(catalogue);

    /** That the sample of the name that this object is stored under is read as an object equal to it. */
    public void isReadAs(JournalEvent expected) {
        assertThat(sampleOf(expected)).as(serializer.manifest(expected)).isEqualTo(expected);
    }

    /** What the sample is read as; for objects that equality does not compare. */
    public Object sampleOf(JournalEvent expected) {
        String name = serializer.manifest(expected);
        Path file = DIRECTORY.resolve(name + ".cbor");
        if (!Files.exists(file)) {
            write(file, serializer.toBinary(expected));
            fail("There was no sample of %s; %s is written now. Look at it and commit it.", name, file);
        }
        return read(name);
    }

    /** That the sample of an older name is read as this object. */
    public void isReadAs(String olderName, JournalEvent expected) {
        assertThat(read(olderName)).as(olderName).isEqualTo(expected);
    }

    /** That what is written of it now is read back as it was. */
    public void survives(JournalEvent object) {
        try {
            assertThat(serializer.fromBinary(serializer.toBinary(object), serializer.manifest(object)))
                    .isEqualTo(object);
        } catch (NotSerializableException e) {
            throw new UncheckedIOException(e);
        }
    }

    Object read(String name) {
        try {
            return serializer.fromBinary(Files.readAllBytes(DIRECTORY.resolve(name + ".cbor")), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> namesOfSamples() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString().replace(".cbor", ""))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> namesOfCatalogue() {
        return catalogue.names();
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(DIRECTORY);
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
