package dev.parley.node.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.typed.Cluster;
import akka.remote.RemoteActorRefProvider;
import akka.remote.testkit.Blackhole$;
import akka.remote.testkit.Direction;
import akka.remote.testkit.SetThrottle;
import dev.parley.node.NodeForTests;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.fence.WriteFences;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three nodes, one of which the others do not hear any more. */
class CutOffNodeIT {
    @RegisterExtension
    static final CassandraForTests CASSANDRA = new CassandraForTests();

    private static NodeForTests one;
    private static NodeForTests two;
    private static NodeForTests alone;

    @BeforeAll
    static void start() {
        one = node(null);
        two = node(one);
        alone = node(one);
        await().atMost(Duration.ofSeconds(30)).until(() -> nodes().allMatch(node -> members(node) == 3));
        nodes().forEach(node -> StandingWiring.wire(node.system(), System::nanoTime));
    }

    @AfterAll
    static void stop() {
        nodes().forEach(NodeForTests::stop);
    }

    @Test
    void stopsWritingBeforeTheOthersTakeOver() {
        await().until(() -> nodes().map(CutOffNodeIT::write).allMatch(CutOffNodeIT::succeeds));

        cut(alone, one);
        cut(alone, two);

        CompletableFuture<Long> refused = CompletableFuture.supplyAsync(() -> {
            await().pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !succeeds(write(alone)));
            return System.nanoTime();
        });
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .until(() -> members(one) == 2);
        long takenOut = System.nanoTime();

        assertThat(refused.join()).isLessThan(takenOut);
        assertThat(List.of(one, two))
                .allSatisfy(node -> assertThat(succeeds(write(node))).isTrue());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Cluster.get(alone.system()).isTerminated());
    }

    private static NodeForTests node(NodeForTests first) {
        return NodeForTests.start(CASSANDRA, "cut-off", """
                akka.cluster.roles = [entity, vouches]
                akka.remote.artery.advanced.test-mode = on
                akka.coordinated-shutdown.run-by-actor-system-terminate = off
                """, first);
    }

    private static Stream<NodeForTests> nodes() {
        return Stream.of(one, two, alone);
    }

    private static long members(NodeForTests node) {
        return StreamSupport.stream(
                        Cluster.get(node.system()).state().getMembers().spliterator(), false)
                .filter(member -> member.status().equals(akka.cluster.MemberStatus.up()))
                .count();
    }

    private static CompletableFuture<?> write(NodeForTests node) {
        return WriteFences.of(node.system()).passed().toCompletableFuture();
    }

    private static boolean succeeds(CompletableFuture<?> write) {
        try {
            write.join();
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    private static void cut(NodeForTests from, NodeForTests to) {
        throttle(from, to);
        throttle(to, from);
    }

    private static void throttle(NodeForTests at, NodeForTests peer) {
        var throttle = new SetThrottle(
                Cluster.get(peer.system()).selfMember().address(), Direction.Both$.MODULE$, Blackhole$.MODULE$);
        ExtendedActorSystem system = (ExtendedActorSystem) Adapter.toClassic(at.system());
        var unused = ((RemoteActorRefProvider) system.provider()).transport().managementCommand(throttle);
    }
}
