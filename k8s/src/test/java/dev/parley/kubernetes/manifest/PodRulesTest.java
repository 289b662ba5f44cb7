package dev.parley.kubernetes.manifest;

import static dev.parley.kubernetes.manifest.Manifests.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every pod of Parley must be, compared with what the nodes are configured to. */
class PodRulesTest {
    /** Threads, the collector and the JVM itself. */
    private static final long OVERHEAD = 150L << 20;

    private static final Pattern PINNED = Pattern.compile("\\S+:\\d+\\.\\d+\\.\\d+\\S*");

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/staging", "overlays/production"})
    void aPodMayTakeAsLongToLeaveAsItsNodeMay(String overlay) {
        Manifests manifests = Manifests.render(overlay);
        Config config = configuration(manifests);
        Duration drain = config.getDuration("parley.placement.hand-over")
                .plus(config.getDuration("parley.drain.window"))
                .plus(config.getDuration("parley.drain.settle"))
                .plusSeconds(5)
                .plusSeconds(5);
        Duration phases = config.getObject("akka.coordinated-shutdown.phases").keySet().stream()
                .filter(phase -> !phase.equals("before-service-unbind") && !phase.equals("service-requests-done"))
                .map(phase -> "akka.coordinated-shutdown.phases." + phase + ".timeout")
                .map(path -> config.hasPath(path)
                        ? config.getDuration(path)
                        : config.getDuration("akka.coordinated-shutdown.default-phase-timeout"))
                .reduce(drain, Duration::plus);
        JsonNode pod = pod(manifests);
        long preStop = container(pod).at("/lifecycle/preStop/sleep/seconds").asLong();

        assertThat(preStop).isPositive();
        assertThat(pod.path("terminationGracePeriodSeconds").asLong())
                .isGreaterThanOrEqualTo(preStop + phases.toSeconds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/staging", "overlays/production"})
    void aNodeGivesUpStartingBeforeItIsKilled(String overlay) {
        Manifests manifests = Manifests.render(overlay);
        JsonNode probe = container(pod(manifests)).path("startupProbe");
        Duration patience = Duration.ofSeconds(probe.path("failureThreshold").asLong()
                * probe.path("periodSeconds").asLong());

        assertThat(patience).isGreaterThan(configuration(manifests).getDuration("parley.node.start-timeout"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/staging", "overlays/production"})
    void whatTheJvmMayTakeFitsTheLimit(String overlay) {
        JsonNode container = container(pod(Manifests.render(overlay)));
        long limit = bytes(container.at("/resources/limits/memory").asText());
        String flags = each(container.path("env"))
                .filter(variable -> variable.path("name").asText().equals("JDK_JAVA_OPTIONS"))
                .map(variable -> variable.path("value").asText())
                .findAny()
                .orElseThrow();
        long heap = limit * flag(flags, "MaxRAMPercentage=(\\d+)") / 100;
        long rest = megabytes(flags, "MaxMetaspaceSize")
                + megabytes(flags, "ReservedCodeCacheSize")
                + megabytes(flags, "MaxDirectMemorySize");

        assertThat(heap + rest + OVERHEAD).isLessThanOrEqualTo(limit);
        assertThat(container.at("/resources/requests/memory")).isEqualTo(container.at("/resources/limits/memory"));
        assertThat(container.at("/resources/limits/cpu").isTextual()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/staging", "overlays/production"})
    void podsAreRestricted(String overlay) {
        assertThat(Manifests.render(overlay).workloads().toList()).isNotEmpty().allSatisfy(workload -> {
            JsonNode pod = workload.at("/spec/template/spec");
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asLong()).isPositive();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.path("containers")).isNotEmpty().allSatisfy(container -> {
                assertThat(container
                                .at("/securityContext/allowPrivilegeEscalation")
                                .asBoolean(true))
                        .isFalse();
                assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                        .isEqualTo("ALL");
                assertThat(container.at("/resources/limits/memory").isTextual()).isTrue();
                assertThat(container.path("image").asText()).matches(PINNED);
            });
        });
        assertThat(container(pod(Manifests.render(overlay)))
                        .at("/securityContext/readOnlyRootFilesystem")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/staging", "overlays/production"})
    void nodesAreReplacedOneAtATimeAndNoneIsMissedMeanwhile(String overlay) {
        Manifests manifests = Manifests.render(overlay);
        JsonNode deployment = manifests.one("Deployment", "parley").path("spec");

        assertThat(deployment.at("/strategy/rollingUpdate/maxUnavailable").asInt(-1))
                .isZero();
        assertThat(deployment.at("/strategy/rollingUpdate/maxSurge").asInt()).isEqualTo(1);
        assertThat(deployment.path("minReadySeconds").asInt()).isPositive();
        assertThat(manifests
                        .one("PodDisruptionBudget", "parley")
                        .at("/spec/maxUnavailable")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/staging", "overlays/production"})
    void aClusterIsFoundedByMoreThanHalf(String overlay) {
        Manifests manifests = Manifests.render(overlay);
        JsonNode deployment = manifests.one("Deployment", "parley");
        int nodes = manifests
                .ofKind("HorizontalPodAutoscaler")
                .map(autoscaler -> autoscaler.at("/spec/minReplicas").asInt())
                .findAny()
                .orElseGet(() -> deployment.at("/spec/replicas").asInt());
        int required = each(container(deployment.at("/spec/template/spec")).path("env"))
                .filter(variable -> variable.path("name").asText().equals("PARLEY_REQUIRED_CONTACT_POINTS"))
                .map(variable -> Integer.parseInt(variable.path("value").asText()))
                .findAny()
                .orElseThrow();

        assertThat(required * 2).isGreaterThan(nodes);
        assertThat(required).isLessThan(nodes);
        assertThat(deployment.at("/spec").has("replicas"))
                .as("one of the two says how many nodes there are")
                .isNotEqualTo(
                        manifests.ofKind("HorizontalPodAutoscaler").findAny().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/staging", "overlays/production"})
    void theImageIsOfThisVersion(String overlay) throws IOException {
        String version =
                Files.readString(Path.of("../pom.xml")).replaceFirst("(?s).*?<version>(.*?)</version>.*", "$1");

        assertThat(container(pod(Manifests.render(overlay))).path("image").asText())
                .endsWith("/parley:" + version);
    }

    @Test
    void theCassandraOfDevelopersIsTheOneOfTheTests() throws IOException {
        String tested = Files.readString(Path.of("../persistence/embedded-cassandra/pom.xml"))
                .replaceFirst("(?s).*<cassandra.version>(.*?)</cassandra.version>.*", "$1");

        assertThat(Manifests.render("overlays/dev")
                        .one("StatefulSet", "cassandra")
                        .at("/spec/template/spec/containers/0/image")
                        .asText())
                .isEqualTo("cassandra:" + tested);
    }

    private static JsonNode pod(Manifests manifests) {
        return manifests.one("Deployment", "parley").at("/spec/template/spec");
    }

    private static JsonNode container(JsonNode pod) {
        return pod.at("/containers/0");
    }

    /** As a node of these manifests has it. */
    private static Config configuration(Manifests manifests) {
        String file = manifests
                .ofKind("ConfigMap")
                .findAny()
                .orElseThrow()
                .at("/data/parley.conf")
                .asText();
        return ConfigFactory.load(
                ConfigFactory.parseString(file).withFallback(ConfigFactory.parseResources("application.conf")));
    }

    private static long megabytes(String flags, String name) {
        return flag(flags, name + "=(\\d+)m") << 20;
    }

    private static long flag(String flags, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(flags);
        assertThat(matcher.find()).as(pattern + " in " + flags).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static long bytes(String quantity) {
        BigDecimal number = new BigDecimal(quantity.replaceAll("[GM]i$", ""));
        return number.longValueExact() << (quantity.endsWith("Gi") ? 30 : 20);
    }
}
