package dev.parley.node.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.node.placement.Placement.Home;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private final Placement placement = new Placement(2, 2);

    private static List<String> shards(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Integer::toString).toList();
    }

    private static Home<String> home(String node, List<String> shards) {
        return new Home<>(node, shards, false, true);
    }

    private static Home<String> leaving(String node, List<String> shards) {
        return new Home<>(node, shards, true, true);
    }

    @Test
    void aShardGoesToTheNodeWithTheFewest() {
        assertThat(placement
                        .choose(List.of(home("a", shards(0, 3)), home("b", shards(3, 1)), home("c", shards(4, 2))))
                        .region())
                .isEqualTo("b");
    }

    @Test
    void noShardGoesToANodeThatLeavesUnlessAllDo() {
        assertThat(placement
                        .choose(List.of(home("a", shards(0, 3)), leaving("b", shards(3, 1))))
                        .region())
                .isEqualTo("a");
        assertThat(placement
                        .choose(List.of(leaving("a", shards(0, 3)), leaving("b", shards(3, 1))))
                        .region())
                .isEqualTo("b");
    }

    @Test
    void duringARollingUpdateShardsGoToTheNewVersionAndNothingIsEvenedOut() {
        List<Home<String>> homes =
                List.of(new Home<>("new", shards(0, 9), false, true), new Home<>("old", shards(9, 1), false, false));

        assertThat(placement.choose(homes).region()).isEqualTo("new");
        assertThat(placement.moves(homes, Set.of(), true)).isEmpty();
    }

    @Test
    void theShardsOfALeavingNodeMoveFirstAndOnlySoManyAtATime() {
        List<Home<String>> homes = List.of(home("a", shards(0, 9)), leaving("b", shards(9, 5)), home("c", List.of()));

        assertThat(placement.moves(homes, Set.of(), true)).hasSize(2).isSubsetOf(shards(9, 5));
        assertThat(placement.moves(homes, Set.of("9"), true)).hasSize(1).isSubsetOf(shards(10, 4));
        assertThat(placement.moves(homes, Set.of("9", "10"), true)).isEmpty();
    }

    @Test
    void beforeNodesHaveSettledOnlyThoseThatLeaveLoseShards() {
        List<Home<String>> uneven = List.of(home("a", shards(0, 9)), home("b", List.of()));
        assertThat(placement.moves(uneven, Set.of(), false)).isEmpty();
        assertThat(placement.moves(uneven, Set.of(), true)).hasSize(2);
        List<Home<String>> departing = List.of(leaving("a", shards(0, 9)), home("b", List.of()));
        assertThat(placement.moves(departing, Set.of(), false)).hasSize(2);
    }

    @Test
    void softStateStaysUntilItsNodeHasGone() {
        assertThat(new Placement(2, 0)
                        .moves(List.of(home("a", shards(0, 3)), leaving("b", shards(3, 3))), Set.of(), true))
                .isEmpty();
    }

    @Test
    void whereAllLeaveNothingMoves() {
        assertThat(placement.moves(List.of(leaving("a", shards(0, 3)), leaving("b", shards(3, 3))), Set.of(), true))
                .isEmpty();
    }

    @Test
    void afterAFewRoundsAllNodesHaveAsMany() {
        Map<String, List<String>> nodes = new HashMap<>();
        nodes.put("a", new ArrayList<>(shards(0, 20)));
        nodes.put("b", new ArrayList<>(shards(20, 10)));
        nodes.put("c", new ArrayList<>());
        int rounds = 0;
        Set<String> moves = placement.moves(homes(nodes), Set.of(), true);
        while (!moves.isEmpty()) {
            rounds++;
            for (String shard : moves) {
                nodes.values().forEach(shards -> shards.remove(shard));
                nodes.get(placement.choose(homes(nodes)).region()).add(shard);
            }
            moves = placement.moves(homes(nodes), Set.of(), true);
        }

        assertThat(nodes.values()).extracting(List::size).containsOnly(10);
        assertThat(rounds).isEqualTo(5);
    }

    private static List<Home<String>> homes(Map<String, List<String>> nodes) {
        return nodes.entrySet().stream()
                .map(node -> home(node.getKey(), node.getValue()))
                .toList();
    }
}
