package dev.parley.node.local.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IpCommandsTest {
    private static final NetworkPlan PLAN = new NetworkPlan(3);

    @Test
    void eachNodeHasACableToTheBridge() {
        assertThat(lines(IpCommands.make(PLAN, 1)))
                .containsExactly(
                        "link add parley3 type bridge",
                        "addr add 198.18.3.1/24 dev parley3",
                        "link set parley3 up",
                        "netns add parley3-node-1",
                        "link add parley3n1 type veth peer name eth0 netns parley3-node-1",
                        "link set parley3n1 master parley3 up",
                        "-n parley3-node-1 addr add 198.18.3.11/24 dev eth0",
                        "-n parley3-node-1 link set lo up",
                        "-n parley3-node-1 link set eth0 up");
    }

    @Test
    void aPartitionIsDeafOnBothSides() {
        assertThat(lines(IpCommands.partition(PLAN, 3, Set.of(2), false)))
                .containsExactly(
                        "-n parley3-node-2 route replace blackhole 198.18.3.11/32",
                        "-n parley3-node-1 route replace blackhole 198.18.3.12/32",
                        "-n parley3-node-2 route replace blackhole 198.18.3.13/32",
                        "-n parley3-node-3 route replace blackhole 198.18.3.12/32");
    }

    @Test
    void oneWayOnlyWhatTheCutOnesSendIsLost() {
        assertThat(lines(IpCommands.partition(PLAN, 3, Set.of(1, 2), true)))
                .containsExactly(
                        "-n parley3-node-1 route replace blackhole 198.18.3.13/32",
                        "-n parley3-node-2 route replace blackhole 198.18.3.13/32");
    }

    @Test
    void healingForgetsEveryLoss() {
        assertThat(lines(IpCommands.heal(PLAN, 2)))
                .containsExactly(
                        "-n parley3-node-1 route flush type blackhole", "-n parley3-node-2 route flush type blackhole");
    }

    @Test
    void onlyWhatIsThereIsRemoved() {
        assertThat(lines(IpCommands.remove(PLAN, List.of("parley3-node-2"), true)))
                .containsExactly("netns del parley3-node-2", "link del parley3");
        assertThat(IpCommands.remove(PLAN, List.of(), false)).isEmpty();
    }

    @Test
    void namesFitTheKernelsFifteenLetters() {
        assertThat(new NetworkPlan(255).plug(32)).hasSizeLessThanOrEqualTo(15);
    }

    private static List<String> lines(List<List<String>> commands) {
        return commands.stream().map(command -> String.join(" ", command)).toList();
    }
}
