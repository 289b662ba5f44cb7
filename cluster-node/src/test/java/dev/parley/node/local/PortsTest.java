package dev.parley.node.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.persistence.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortsTest {
    private final FreePorts free = new FreePorts(new Random());
    private final Ports ports = new Ports(50);

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

    private int next() {
        return free.next("127.0.0.1");
    }
}
