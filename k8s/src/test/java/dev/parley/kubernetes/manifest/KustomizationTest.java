package dev.parley.kubernetes.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KustomizationTest {
    private static final Path KUBECTL = Path.of("/usr/bin/kubectl");

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/staging", "overlays/production", "src/test/kustomize/dev-tls"})
    @EnabledIf(value = "kubectlIsHere", disabledReason = "there is no kubectl to compare with")
    void rendersAsKubectlDoes(String folder) throws Exception {
        Process kubectl = new ProcessBuilder(
                        KUBECTL.toString(),
                        "kustomize",
                        Manifests.ROOT.resolve(folder).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String rendered = new String(kubectl.getInputStream().readAllBytes());
        assertThat(kubectl.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(kubectl.exitValue()).isZero();

        assertThat(normal(Manifests.render(folder).resources())).isEqualTo(normal(Kustomization.documents(rendered)));
    }

    @Test
    void refusesWhatItDoesNotUnderstand(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("kustomization.yaml"), "kind: Kustomization\nnamePrefix: x-\n");

        assertThatThrownBy(() -> Kustomization.render(folder)).hasMessageContaining("namePrefix");
    }

    @Test
    void mergesListsByTheirKeys() {
        ObjectNode target = one(
                "spec: {containers: [{name: a, args: [x, y], env: [{name: A, value: 1}, {name: B, value: 2}]}], n: 1}");
        StrategicMerge.into(
                target,
                one(
                        "spec: {containers: [{name: a, args: [z], env: [{name: A, $patch: delete}, {name: C, value: 3}]}], n: null}"));

        assertThat(target)
                .isEqualTo(one(
                        "spec: {containers: [{name: a, args: [z], env: [{name: B, value: 2}, {name: C, value: 3}]}]}"));
    }

    static boolean kubectlIsHere() {
        return Files.isExecutable(KUBECTL);
    }

    private static ObjectNode one(String yaml) {
        return Kustomization.documents(yaml).get(0);
    }

    /** In an order that does not depend on who has rendered. */
    private static List<ObjectNode> normal(List<ObjectNode> resources) {
        List<ObjectNode> sorted = new ArrayList<>(resources);
        sorted.forEach(KustomizationTest::sortKeyedLists);
        sorted.sort(Comparator.comparing(resource -> Manifests.kind(resource) + " " + Manifests.name(resource)));
        return sorted;
    }

    private static void sortKeyedLists(JsonNode node) {
        node.fields().forEachRemaining(field -> {
            List<String> keys = StrategicMerge.keysOf(field.getKey());
            if (!keys.isEmpty() && field.getValue() instanceof ArrayNode list) {
                List<JsonNode> elements = new ArrayList<>();
                list.forEach(elements::add);
                elements.sort(Comparator.comparing(
                        element -> keys.stream().map(element::path).toList().toString()));
                list.removeAll().addAll(elements);
            }
        });
        node.forEach(KustomizationTest::sortKeyedLists);
    }
}
