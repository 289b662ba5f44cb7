package dev.parley.kubernetes.manifest;

import static dev.parley.kubernetes.manifest.Manifests.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one resource says of another is there: labels, names of ports, secrets, rights. */
class ReferencesTest {
    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/staging", "overlays/production"})
    void selectorsMeetThePodsOfAWorkload(String overlay) {
        Manifests manifests = Manifests.render(overlay);
        List<JsonNode> labels = manifests
                .workloads()
                .map(workload -> workload.at("/spec/template/metadata/labels"))
                .toList();

        assertThat(Stream.of(
                                manifests.workloads().map(workload -> workload.at("/spec/selector/matchLabels")),
                                manifests.ofKind("Service").map(service -> service.at("/spec/selector")),
                                manifests
                                        .ofKind("PodDisruptionBudget")
                                        .map(budget -> budget.at("/spec/selector/matchLabels")),
                                manifests
                                        .ofKind("NetworkPolicy")
                                        .map(policy -> policy.at("/spec/podSelector/matchLabels")),
                                manifests
                                        .workloads()
                                        .flatMap(workload ->
                                                each(workload.at("/spec/template/spec/topologySpreadConstraints")))
                                        .map(constraint -> constraint.at("/labelSelector/matchLabels")))
                        .flatMap(selectors -> selectors))
                .allSatisfy(selector -> assertThat(labels)
                        .anySatisfy(pod -> assertThat(pod.properties()).containsAll(selector.properties())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/staging", "overlays/production"})
    void namesOfPortsAreThoseOfTheContainers(String overlay) {
        Manifests manifests = Manifests.render(overlay);
        for (ObjectNode service : manifests.ofKind("Service").toList()) {
            Set<String> ports = portsOf(manifests, service.at("/spec/selector"));
            assertThat(ports)
                    .containsAll(each(service.at("/spec/ports"))
                            .map(port -> port.path("targetPort").asText())
                            .toList());
        }
        for (ObjectNode policy : manifests.ofKind("NetworkPolicy").toList()) {
            Set<String> ports = portsOf(manifests, policy.at("/spec/podSelector/matchLabels"));
            assertThat(ports)
                    .containsAll(each(policy.at("/spec/ingress"))
                            .flatMap(rule -> each(rule.path("ports")))
                            .map(port -> port.path("port").asText())
                            .toList());
        }
        for (JsonNode container : manifests
                .workloads()
                .flatMap(workload -> each(workload.at("/spec/template/spec/containers")))
                .toList()) {
            Set<String> ports = names(container.path("ports"));
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                JsonNode asks = container.path(probe);
                String port = asks.at("/httpGet/port")
                        .asText(asks.at("/tcpSocket/port").asText());
                assertThat(asks.isMissingNode() || ports.contains(port))
                        .as(probe)
                        .isTrue();
            }
        }
        for (ObjectNode ingress : manifests.ofKind("Ingress").toList()) {
            JsonNode backend = ingress.at("/spec/rules/0/http/paths/0/backend/service");
            ObjectNode service = manifests.one("Service", backend.path("name").asText());
            assertThat(names(service.at("/spec/ports")))
                    .contains(backend.at("/port/name").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/staging", "overlays/production"})
    void whatAPodMountsIsThereOrExplained(String overlay) throws IOException {
        Manifests manifests = Manifests.render(overlay);
        String readme = Files.readString(Manifests.ROOT.resolve("README.md"));
        for (JsonNode pod : manifests
                .workloads()
                .map(workload -> workload.at("/spec/template/spec"))
                .toList()) {
            each(pod.path("volumes"))
                    .filter(volume -> volume.has("configMap"))
                    .forEach(volume -> manifests.one(
                            "ConfigMap", volume.at("/configMap/name").asText()));
            Set<String> volumes = names(pod.path("volumes"));
            each(pod.path("containers"))
                    .flatMap(container -> each(container.path("volumeMounts")))
                    .map(mount -> mount.path("name").asText())
                    .filter(mount -> !mount.equals("data"))
                    .forEach(mount -> assertThat(volumes).contains(mount));
            if (pod.has("serviceAccountName")) {
                manifests.one("ServiceAccount", pod.path("serviceAccountName").asText());
            }
        }
        assertThat(manifests.resources().stream().flatMap(ReferencesTest::secrets))
                .allSatisfy(secret -> assertThat(readme).contains("`" + secret + "`"));
        assertThat(manifests.ofKind("Secret"))
                .as("secrets are never in the manifests")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/staging", "overlays/production"})
    void nodesMayListPodsAndNothingElse(String overlay) {
        Manifests manifests = Manifests.render(overlay);
        JsonNode rules = manifests.one("Role", "parley-discovery").path("rules");

        assertThat(rules).hasSize(1);
        assertThat(rules.get(0).toString())
                .isEqualTo("{\"apiGroups\":[\"\"],\"resources\":[\"pods\"],\"verbs\":[\"list\"]}");
        assertThat(manifests.resources())
                .noneMatch(resource -> Manifests.kind(resource).startsWith("ClusterRole"));
        JsonNode binding = manifests.one("RoleBinding", "parley-discovery");
        assertThat(binding.at("/roleRef/name").asText()).isEqualTo("parley-discovery");
        assertThat(binding.at("/subjects/0/name").asText()).isEqualTo("parley");
        assertThat(binding.at("/subjects/0/namespace")).isEqualTo(binding.at("/metadata/namespace"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/staging", "overlays/production"})
    void nodesAloneReachWhatIsInternal(String overlay) {
        JsonNode policy =
                Manifests.render(overlay).one("NetworkPolicy", "parley").path("spec");

        assertThat(each(policy.path("ingress")).filter(rule -> each(rule.path("ports"))
                        .anyMatch(port -> !port.path("port").asText().equals("http"))))
                .singleElement()
                .satisfies(rule -> assertThat(rule.path("from").toString())
                        .isEqualTo("[{\"podSelector\":{\"matchLabels\":{\"app\":\"parley\"}}}]"));
        assertThat(policy.path("policyTypes")).hasSize(2);
    }

    @Test
    void prometheusFindsTheServiceOfTheNodes() {
        Manifests manifests = Manifests.render("overlays/production");
        JsonNode monitor = manifests.one("ServiceMonitor", "parley");

        assertThat(manifests.ofKind("Service").filter(service -> service.at("/metadata/labels")
                        .properties()
                        .containsAll(monitor.at("/spec/selector/matchLabels").properties())))
                .singleElement()
                .satisfies(service -> assertThat(names(service.at("/spec/ports")))
                        .contains(monitor.at("/spec/endpoints/0/port").asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/staging", "overlays/production"})
    void theIngressLetsSocketsRest(String overlay) {
        JsonNode annotations =
                Manifests.render(overlay).one("Ingress", "parley").at("/metadata/annotations");
        Duration ping = ConfigFactory.load().getDuration("parley.websocket.ping-interval");

        assertThat(Stream.of("read", "send")).allSatisfy(way -> assertThat(Duration.ofSeconds(annotations
                        .path("nginx.ingress.kubernetes.io/proxy-" + way + "-timeout")
                        .asLong()))
                .isGreaterThan(ping.multipliedBy(2)));
        assertThat(annotations
                        .path("nginx.ingress.kubernetes.io/proxy-body-size")
                        .asText())
                .isEqualTo(ConfigFactory.load().getBytes("parley.http.max-body") / 1024 + "k");
    }

    private static Stream<String> secrets(JsonNode node) {
        return Stream.concat(
                Stream.of(node.at("/secretKeyRef/name"), node.path("secretName"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText),
                StreamSupport.stream(node.spliterator(), false).flatMap(ReferencesTest::secrets));
    }

    private static Set<String> portsOf(Manifests manifests, JsonNode selector) {
        return manifests
                .workloads()
                .filter(workload -> workload.at("/spec/template/metadata/labels")
                        .properties()
                        .containsAll(selector.properties()))
                .flatMap(workload -> each(workload.at("/spec/template/spec/containers")))
                .flatMap(container -> names(container.path("ports")).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> names(JsonNode list) {
        return each(list).map(element -> element.path("name").asText()).collect(Collectors.toCollection(TreeSet::new));
    }
}
