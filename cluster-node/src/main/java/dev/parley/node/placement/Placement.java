package dev.parley.node.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where shards should be, of one kind. New ones go to the node with the fewest; those of a node that leaves move first;
 * otherwise a few at a time move from the fullest node to the emptiest. While nodes of several versions are up nothing is
 * evened out, and new shards go to the newest version, so that a rolling update moves each shard as seldom as it can.
 */
final class Placement {
    /** As many as that may one node have more than another. */
    private static final int UNEVEN = 1;

    private final int movesAtOnce;
    private final int departuresAtOnce;

    /** @param departuresAtOnce how many move away from a node that leaves; 0: none before it goes */
    Placement(int movesAtOnce, int departuresAtOnce) {
        this.movesAtOnce = movesAtOnce;
        this.departuresAtOnce = departuresAtOnce;
    }

    /**
     * A node, with the shards that it has.
     *
     * @param newest whether no node runs a later version
     */
    record Home<R>(R region, List<String> shards, boolean leaving, boolean newest) {
        Home {
            shards = List.copyOf(shards);
        }
    }

    /** The best home for one more shard. */
    <R> Home<R> choose(List<Home<R>> homes) {
        List<Home<R>> staying = preferred(homes, home -> !home.leaving());
        return preferred(staying, Home::newest).stream()
                .min(Comparator.comparingInt(home -> home.shards().size()))
                .orElseThrow();
    }

    /**
     * The shards that should leave where they are now.
     *
     * @param settled whether the nodes have been the same for a while
     */
    <R> Set<String> moves(List<Home<R>> homes, Set<String> underWay, boolean settled) {
        int room = movesAtOnce - underWay.size();
        if (room <= 0 || homes.stream().allMatch(Home::leaving)) {
            return Set.of();
        }
        List<String> leaving = homes.stream()
                .filter(Home::leaving)
                .flatMap(home -> home.shards().stream())
                .filter(shard -> !underWay.contains(shard))
                .limit(Math.min(room, departuresAtOnce))
                .toList();
        if (!leaving.isEmpty()) {
            return Set.copyOf(leaving);
        }
        return settled && underWay.isEmpty() && homes.stream().allMatch(Home::newest) ? evenOut(homes) : Set.of();
    }

    private <R> Set<String> evenOut(List<Home<R>> homes) {
        List<List<String>> shards = new ArrayList<>();
        homes.stream().filter(home -> !home.leaving()).forEach(home -> shards.add(new ArrayList<>(home.shards())));
        Comparator<List<String>> bySize = Comparator.comparingInt(List::size);
        Set<String> moves = new HashSet<>();
        while (moves.size() < movesAtOnce) {
            List<String> fullest = shards.stream().max(bySize).orElseThrow();
            List<String> emptiest = shards.stream().min(bySize).orElseThrow();
            if (fullest.size() - emptiest.size() <= UNEVEN) {
                break;
            }
            String shard = fullest.remove(0);
            emptiest.add(shard);
            moves.add(shard);
        }
        return moves;
    }

    /** Those for which it holds, or all where there are none. */
    private static <R> List<Home<R>> preferred(List<Home<R>> homes, Predicate<Home<R>> rule) {
        List<Home<R>> best = homes.stream().filter(rule).toList();
        return best.isEmpty() ? homes : best;
    }
}
