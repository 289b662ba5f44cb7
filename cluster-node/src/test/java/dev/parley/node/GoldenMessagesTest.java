package dev.parley.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import dev.parley.node.GoldenMessages.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What another version puts on the wire means the same to this one. A rolling update mixes two versions, so a change
 * of a message takes two releases; CONTRIBUTING.md says how.
 */
class GoldenMessagesTest {
    private static final String PACKAGE = "dev.parley.node.";

    private static ActorTestKit kit;
    private static Serialization serialization;
    private static MessageSamples samples;
    private static Map<String, List<Golden>> golden;

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create("golden", ConfigFactory.parseString("""
                        akka.actor.provider = local
                        akka.coordinated-shutdown.exit-jvm = off
                        """).withFallback(ConfigFactory.load()));
        serialization = SerializationExtension.get(kit.system());
        samples =
                new MessageSamples(Adapter.toTyped(kit.system().classicSystem().deadLetters()));
        golden = GoldenMessages.all();
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void everyMessageHasAFileOfItsPresentForm() throws Exception {
        List<String> written = new ArrayList<>();
        for (Class<?> message : RemoteMessages.all()) {
            String name = RemoteMessages.nameOf(message);
            List<byte[]> examples = new ArrayList<>();
            for (Object sample : samples.allOf(message)) {
                examples.add(serialization.serialize(sample).get());
            }
            List<Golden> versions = golden.getOrDefault(name, List.of());
            if (versions.stream().noneMatch(version -> trees(version.examples()).equals(trees(examples)))) {
                Golden next = new Golden(name, versions.size() + 1, examples);
                written.add(GoldenMessages.write(next).toString());
            }
        }
        if (!written.isEmpty()) {
            fail(
                    "These messages are new, or have changed. Their files are written now; look at them, and commit them"
                            + " if the version before reads what they hold: %s",
                    written);
        }
    }

    @Test
    void noMessageHasGoneWithoutAMigration() {
        Set<String> present = new TreeSet<>();
        RemoteMessages.all().forEach(message -> present.add(RemoteMessages.nameOf(message)));

        assertThat(golden.keySet()).isNotEmpty().allSatisfy(name -> {
            if (!present.contains(name)) {
                assertThat(kit.system()
                                .settings()
                                .config()
                                .hasPath("akka.serialization.jackson.migrations.\"" + PACKAGE + name + "\""))
                        .as("%s was sent by a released version; say by a JacksonMigration what it is now", name)
                        .isTrue();
            }
        });
    }

    @Test
    void whatWasWrittenOnceKeepsItsMeaning() throws Exception {
        for (List<Golden> versions : golden.values()) {
            for (Golden version : versions) {
                for (byte[] bytes : version.examples()) {
                    Object read = read(version.type(), bytes);
                    JsonNode again =
                            GoldenMessages.tree(serialization.serialize(read).get());
                    assertKept(version.file(), "", GoldenMessages.tree(bytes), again);
                }
            }
        }
    }

    @Test
    void whatANewerVersionAddsIsIgnored() throws Exception {
        for (List<Golden> versions : golden.values()) {
            Golden latest = versions.get(versions.size() - 1);
            for (byte[] bytes : latest.examples()) {
                if (GoldenMessages.tree(bytes) instanceof ObjectNode tree) {
                    tree.putObject("addedLater").put("by", "the next version");
                    assertThat(read(latest.type(), GoldenMessages.CBOR.writeValueAsBytes(tree)))
                            .as(latest.file())
                            .usingRecursiveComparison()
                            .isEqualTo(read(latest.type(), bytes));
                }
            }
        }
    }

    /** All that was said is still there; what was not said then may have been added. */
    private static void assertKept(String file, String path, JsonNode before, JsonNode now) {
        if (before.isObject() && now.isObject()) {
            for (Iterator<String> names = before.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                assertThat(now.has(name)).as("%s: %s/%s", file, path, name).isTrue();
                assertKept(file, path + "/" + name, before.get(name), now.get(name));
            }
        } else if (before.isArray() && now.isArray() && before.size() == now.size()) {
            for (int i = 0; i < before.size(); i++) {
                assertKept(file, path + "/" + i, before.get(i), now.get(i));
            }
        } else {
            assertThat(now).as("%s: %s", file, path).isEqualTo(before);
        }
    }

    private static Object read(String type, byte[] bytes) throws IOException {
        int serializer = serialization.serializerFor(ClusterMessage.class).identifier();
        return serialization.deserialize(bytes, serializer, PACKAGE + type).get();
    }

    private static List<JsonNode> trees(List<byte[]> examples) {
        return examples.stream().map(GoldenMessages::tree).toList();
    }
}
