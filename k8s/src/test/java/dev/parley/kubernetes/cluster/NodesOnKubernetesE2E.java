package dev.parley.kubernetes.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.kubernetes.cluster.Authority.Identity;
import dev.parley.kubernetes.manifest.Manifests;
import dev.parley.persistence.CassandraForTests;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real nodes, started as the manifests say, find each other by the API server alone: they wait for each other, found one
 * cluster, are replaced one by one, and become fewer.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs as many loopback addresses as there are pods")
class NodesOnKubernetesE2E {
    private static final Duration START = Duration.ofSeconds(90);
    private static final String PRESENCE = "presence";

    @RegisterExtension
    static final CassandraForTests cassandra = new CassandraForTests();

    @TempDir
    private Path directory;

    private final Manifests manifests = Manifests.render("src/test/kustomize/dev-tls");
    private final Authority authority = new Authority("parley-cluster");
    private final Identity shared = authority.issue("parley", FakeApiServer.ADDRESS);
    private FakeApiServer api;
    private Kubelet kubelet;

    @BeforeEach
    void prepareTheMachine() throws Exception {
        Random random = new Random();
        api = new FakeApiServer(manifests, "parley-dev");
        kubelet = new Kubelet(
                api,
                directory,
                "127." + (1 + random.nextInt(250)) + "." + random.nextInt(250),
                Map.of(
                        "parley-cluster-tls",
                        Map.of(
                                "tls.key", shared.keyPem(),
                                "tls.crt", shared.certificatePem(),
                                "ca.crt", authority.certificatePem())),
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dparley.cassandra.contact-points=" + CassandraForTests.contactPoint(),
                        "-Dparley.cassandra.keyspace=" + cassandra.keyspace()));
    }

    @AfterEach
    void leaveNothingBehind() throws Exception {
        kubelet.close();
        api.close();
    }

    @Test
    void nodesFormGrowRollAndShrink() throws Exception {
        Pod alone = kubelet.run(manifests, "1.0");
        await().atMost(START).until(() -> api.answered(alone.name()) >= 3 && alone.knowsNoCluster());
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> alone.knowsNoCluster() && !alone.isReady());

        List<Pod> old = new ArrayList<>(List.of(alone));
        old.add(kubelet.run(manifests, "1.0"));
        old.add(kubelet.run(manifests, "1.0"));
        areOneCluster(old);
        assertThat(alone.metrics())
                .contains("parley_ready 1.0", "parley_cluster_members 3.0", "parley_messages_accepted_total 0.0");
        remotingIsForThoseWithACertificate(alone);

        // Without TLS it finds the cluster as the others do, but cannot speak with it.
        Pod stranger = kubelet.run(Manifests.render("overlays/dev"), "1.0");
        List<Pod> rolled = roll(old, "1.1");
        assertThat(stranger.log()).content().contains("Couldn't join seed nodes");
        assertThat(stranger.isReady()).isFalse();
        assertThat(stranger.members()).doesNotContain(stranger.address());

        Pod last = rolled.remove(0);
        kubelet.delete(last);
        areOneCluster(rolled);
        endsInTime(last);
    }

    /** As a Deployment does it with maxSurge 1 and maxUnavailable 0: the youngest of the old ones goes first. */
    private List<Pod> roll(List<Pod> old, String version) throws Exception {
        List<Pod> running = new ArrayList<>(old);
        List<Pod> fresh = new ArrayList<>();
        int shardsOfTheOldest = old.get(0).shards(PRESENCE);
        assertThat(shardsOfTheOldest).isPositive();
        for (int i = old.size() - 1; i >= 0; i--) {
            Pod next = kubelet.run(manifests, version);
            fresh.add(next);
            running.add(next);
            areOneCluster(running);
            kubelet.delete(old.get(i));
            running.remove(old.get(i));
            if (i > 0) {
                assertThat(old.get(0).shards(PRESENCE))
                        .as("shards go to the newest version")
                        .isLessThanOrEqualTo(shardsOfTheOldest);
            }
        }
        areOneCluster(fresh);
        for (Pod pod : old) {
            endsInTime(pod);
        }
        return fresh;
    }

    private static void areOneCluster(List<Pod> pods) {
        Set<String> addresses = pods.stream().map(Pod::address).collect(Collectors.toCollection(TreeSet::new));
        await().atMost(START).untilAsserted(() -> assertThat(pods).allSatisfy(pod -> {
            assertThat(pod.process().isAlive()).as(pod::lastWords).isTrue();
            assertThat(pod.members()).as(pod::lastWords).isEqualTo(addresses);
            assertThat(pod.isReady()).as(pod::lastWords).isTrue();
        }));
    }

    private void endsInTime(Pod pod) throws InterruptedException {
        long grace = manifests
                .one("Deployment", "parley")
                .at("/spec/template/spec/terminationGracePeriodSeconds")
                .asLong();
        assertThat(pod.process().waitFor(grace, TimeUnit.SECONDS))
                .as(pod::lastWords)
                .isTrue();
    }

    private void remotingIsForThoseWithACertificate(Pod pod) throws Exception {
        Authority another = new Authority("another");
        SSLContext nobody = authority.context(null);
        SSLContext outsider = authority.context(another.issue("parley", FakeApiServer.ADDRESS));
        assertThatThrownBy(() -> greet(nobody, pod)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> greet(outsider, pod)).isInstanceOf(IOException.class);
        greet(authority.context(shared), pod);
    }

    /** Shakes hands, and waits for what the other side thinks of it. */
    private static void greet(SSLContext context, Pod pod) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(pod.address(), pod.port("remoting"))) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
        }
    }
}
