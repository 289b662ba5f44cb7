package dev.parley.api.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.protocol.Json;
import dev.parley.protocol.Limits;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.FrameCodec;
import dev.parley.protocol.frame.ServerFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/asyncapi.yaml against the frames. */
class AsyncContractTest {
    private static JsonNode contract;

    @BeforeAll
    static void read() throws IOException {
        Path file = Path.of("docs/asyncapi.yaml");
        contract = new YAMLMapper()
                .readTree(Files.readString(
                        Files.exists(file) ? file : Path.of("..").resolve(file)));
    }

    @Test
    void namesEveryFrameAndNoOther() {
        assertThat(listed("hear")).isEqualTo(types(ClientFrame.class));
        assertThat(listed("say")).isEqualTo(types(ServerFrame.class));
        Set<String> described = new TreeSet<>();
        contract.path("components").path("messages").fieldNames().forEachRemaining(described::add);
        Set<String> all = new TreeSet<>(types(ClientFrame.class));
        all.addAll(types(ServerFrame.class));
        assertThat(described).isEqualTo(all);
    }

    static Set<String> clientTypes() {
        return types(ClientFrame.class);
    }

    static Set<String> serverTypes() {
        return types(ServerFrame.class);
    }

    @ParameterizedTest
    @MethodSource("clientTypes")
    void givesExamplesThatTheServerReads(String type) throws IOException {
        FrameCodec codec = new FrameCodec(Limits.DEFAULT);
        assertThat(codec.decode(example(type).toString())).isInstanceOf(FrameCodec.Accepted.class);
        assertDescribed(type, example(type));
    }

    @ParameterizedTest
    @MethodSource("serverTypes")
    void givesExamplesAsTheServerWritesThem(String type) throws IOException {
        ServerFrame frame = Json.mapper().treeToValue(example(type), ServerFrame.class);
        JsonNode written = Json.mapper().readTree(EncodedFrame.of(frame).json());
        assertThat(written).isEqualTo(Json.mapper().readTree(example(type).toString()));
        assertDescribed(type, written);
    }

    private static void assertDescribed(String type, JsonNode frame) {
        JsonNode payload = message(type).path("payload");
        frame.fieldNames()
                .forEachRemaining(field -> assertThat(payload.path("properties").has(field))
                        .as(type + "." + field)
                        .isTrue());
        payload.path("required").forEach(field -> assertThat(frame.has(field.asText()))
                .as(type + "." + field)
                .isTrue());
    }

    private static JsonNode example(String type) {
        return message(type).path("examples").path(0).path("payload");
    }

    private static JsonNode message(String type) {
        return contract.path("components").path("messages").path(type);
    }

    private static Set<String> listed(String operation) {
        return contract.path("operations").path(operation).path("messages").findValuesAsText("$ref").stream()
                .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> types(Class<?> frames) {
        return Arrays.stream(frames.getAnnotation(JsonSubTypes.class).value())
                .map(JsonSubTypes.Type::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
