package dev.parley.node.operations;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.management.javadsl.AkkaManagement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.typesafe.config.ConfigFactory;
import dev.parley.persistence.cassandra.StoreRequests;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeMetricsTest {
    private final ActorTestKit kit = ActorTestKit.create(
            "metrics",
            ConfigFactory.load(
                    ConfigFactory.parseString("""
                                    akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                                    akka.management.http { hostname = "127.0.0.1", port = 0, bind-port = 0 }
                                    akka.cluster.jmx.enabled = off
                                    akka.coordinated-shutdown.exit-jvm = off
                                    """).withFallback(ConfigFactory.parseResources("application.conf"))));

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void theManagementPortShowsThemFromTheFirstMomentOn() throws Exception {
        URI management = URI.create(AkkaManagement.get(kit.system())
                .start()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)
                .toString());
        assertThat(read(management))
                .contains(
                        "jvm_memory_used_bytes",
                        "parley_cluster_unreachable 0.0",
                        "parley_remote_sent_total{of=\"parley\"} 0.0");

        NodeMetrics.of(kit.system()).watch(() -> 7, () -> 42L, () -> true);

        assertThat(read(management))
                .contains("parley_sockets 7.0", "parley_messages_accepted_total 42.0", "parley_ready 1.0");
    }

    @Test
    void requestsToCassandraAreToldByTableAndKind() throws Exception {
        URI management = URI.create(AkkaManagement.get(kit.system())
                .start()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)
                .toString());
        assertThat(read(management)).doesNotContain("parley_store_requests");

        for (int i = 0; i < 3; i++) {
            StoreRequests.of(kit.system())
                    .onSuccess(SimpleStatement.newInstance("SELECT * FROM parley.inbox"), 500_000_000, null, null, "");
        }

        assertThat(read(management))
                .contains(
                        "parley_store_requests_seconds_count{kind=\"read\",table=\"parley.inbox\"} 3",
                        "parley_store_requests_seconds_sum{kind=\"read\",table=\"parley.inbox\"} 1.5");
    }

    private static String read(URI management) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(management.resolve("/metrics")).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
