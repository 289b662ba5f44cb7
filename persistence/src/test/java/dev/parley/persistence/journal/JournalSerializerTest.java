package dev.parley.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.account.UserId;
import java.io.IOException;
import java.io.NotSerializableException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JournalSerializerTest {
    private static final UserId ANNA = new UserId(new UUID(1, 2));
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    record Renamed(
            UserId by, String name, Instant at, @Nullable String reason, Optional<String> note, List<String> tags)
            implements JournalEvent {}

    record RenamedBefore(UserId by, String title, Instant at) implements JournalEvent {}

    record Unlisted() implements JournalEvent {}

    private final JournalSerializer serializer = new JournalSerializer(new EventCatalogue(List.of(new Names())));

    @Test
    void anEventIsReadBackAsItWasWritten() throws IOException {
        Renamed event = new Renamed(ANNA, "Café ☕", NOON, null, Optional.empty(), List.of("a"));

        assertThat(serializer.manifest(event)).isEqualTo("room.renamed.v3");
        assertThat(serializer.fromBinary(serializer.toBinary(event), "room.renamed.v3"))
                .isEqualTo(event);
    }

    @Test
    void itIsSmall() {
        assertThat(serializer.toBinary(new Renamed(ANNA, "x", NOON, null, Optional.empty(), List.of())))
                .hasSizeLessThan(50);
    }

    @Test
    void olderNamesAreLedToThePresentOne() throws IOException {
        byte[] stored = new JournalSerializer(new EventCatalogue(List.of(new NamesBefore())))
                .toBinary(new RenamedBefore(ANNA, "old", NOON));

        assertThat(serializer.fromBinary(stored, "room.renamed.v1"))
                .isEqualTo(new Renamed(ANNA, "old", NOON, "unknown", Optional.empty(), List.of()));
    }

    @Test
    void whatANewerVersionAddsIsIgnored() throws IOException {
        byte[] stored = serializer.toBinary(new Renamed(ANNA, "x", NOON, "why", Optional.of("note"), List.of()));
        JournalSerializer older = new JournalSerializer(new EventCatalogue(List.of(new NamesBefore())));

        assertThat(older.fromBinary(stored, "room.renamed.v1")).isInstanceOf(RenamedBefore.class);
    }

    @Test
    void anUnknownNameSaysSo() {
        assertThatThrownBy(() -> serializer.fromBinary(new byte[0], "room.exploded.v1"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("room.exploded.v1")
                .hasMessageContaining("newer");
    }

    @Test
    void damageSaysWhatIsDamaged() {
        assertThatThrownBy(() -> serializer.fromBinary(new byte[] {(byte) 0xff, 1}, "room.renamed.v3"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("room.renamed.v3");
    }

    @Test
    void aClassWithoutANameIsNotStored() {
        assertThatThrownBy(() -> serializer.manifest(new Unlisted())).hasMessageContaining("Unlisted");
    }

    @Test
    void aCatalogueIsUnambiguous() {
        JournalNames twice = () -> Map.of("room.renamed.v3", Unlisted.class);
        JournalNames two = () -> Map.of("a.v1", Unlisted.class, "b.v1", Unlisted.class);

        assertThatThrownBy(() -> new EventCatalogue(List.of(new Names(), twice)))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new EventCatalogue(List.of(two))).hasMessageContaining("two names");
        assertThatThrownBy(() -> new EventCatalogue(List.of(new Astray()))).hasMessageContaining("no upcaster");
    }

    private static final class Names implements JournalNames {
        @Override
        public Map<String, Class<? extends JournalEvent>> names() {
            return Map.of("room.renamed.v3", Renamed.class);
        }

        @Override
        public List<Upcaster> upcasters() {
            return List.of(
                    new Upcaster("room.renamed.v1", "room.renamed.v2", tree -> {
                        tree.set("name", tree.remove("title"));
                        return tree;
                    }),
                    new Upcaster("room.renamed.v2", "room.renamed.v3", tree -> {
                        tree.putArray("tags");
                        return tree.put("reason", "unknown");
                    }));
        }
    }

    private static final class NamesBefore implements JournalNames {
        @Override
        public Map<String, Class<? extends JournalEvent>> names() {
            return Map.of("room.renamed.v1", RenamedBefore.class);
        }
    }

    private static final class Astray implements JournalNames {
        @Override
        public Map<String, Class<? extends JournalEvent>> names() {
            return Map.of();
        }

        @Override
        public List<Upcaster> upcasters() {
            return List.of(new Upcaster("a.v1", "a.v2", tree -> tree), new Upcaster("a.v2", "a.v1", tree -> tree));
        }
    }
}
