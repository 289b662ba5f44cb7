package dev.parley.node.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.persistence.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    private final FreePorts free = new FreePorts(new Random());

    @TempDir
    private Path directory;

    private PortClaims claims;
    private Ports ports;

    @BeforeEach
    void nothingIsTaken() {
        claims = new PortClaims(directory);
        ports = new Ports(50, claims);
    }

    @AfterEach
    void giveBack() {
        claims.close();
    }

    @Test
    void eachNodeHasAPlaceOfItsOwn() {
        List<NodePlan> nodes = ports.nodes(3, next(), next(), next());
        assertThat(nodes).extracting(NodePlan::name).containsExactly("node-1", "node-2", "node-3");
        assertThat(nodes).extracting(NodePlan::url).doesNotHaveDuplicates();
        assertThat(nodes).extracting(NodePlan::contactPoint).doesNotHaveDuplicates();
    }

    @Test
    void aTakenPortForClientsIsSaidInOneLine() throws IOException {
        int http = next();
        try (ServerSocket other = new ServerSocket(http, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(() -> ports.nodes(1, http, next(), next()))
                    .isInstanceOf(LocalException.class)
                    .hasMessageMatching("Port " + http + " of 127.0.0.1 is in use by another process; .*--port");
        }
    }

    @Test
    void aTakenInternalPortGivesWay() throws IOException {
        int cluster = next();
        try (ServerSocket other = new ServerSocket(cluster, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(other.isBound()).isTrue();
            assertThat(ports.nodes(1, next(), cluster, next()).get(0).clusterPort())
                    .isGreaterThan(cluster);
        }
    }

    @Test
    void whatAnotherHasChosenAndNotBoundGivesWayToo() {
        int cluster = next();
        try (PortClaims others = new PortClaims(directory)) {
            assertThat(new Ports(50, others)
                            .nodes(1, next(), cluster, next())
                            .get(0)
                            .clusterPort())
                    .isEqualTo(cluster);
            assertThat(ports.nodes(1, next(), cluster, next()).get(0).clusterPort())
                    .isGreaterThan(cluster);
        }
        assertThat(ports.free("127.0.0.1", cluster, 0)).isEqualTo(cluster);
    }

    private int next() {
        return free.next("127.0.0.1");
    }
}
