package dev.parley.node.placement;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * {@code parley.placement} of the configuration.
 *
 * @param movesAtOnce shards of one kind that are on the move at a time
 * @param settle how long nodes must have been the same before shards are evened out among them
 * @param handOver how long a leaving node may take to give its shards to others
 * @param askAgain how long an answer is waited for before what does no harm twice is asked again
 */
public record PlacementSettings(int movesAtOnce, Duration settle, Duration handOver, Duration askAgain) {
    public PlacementSettings {
        if (movesAtOnce < 1) {
            throw new IllegalArgumentException("parley.placement.moves-at-once must be 1 or more");
        }
    }

    public static PlacementSettings from(Config root) {
        Config config = root.getConfig("parley.placement");
        return new PlacementSettings(
                config.getInt("moves-at-once"),
                config.getDuration("settle"),
                config.getDuration("hand-over"),
                config.getDuration("ask-again"));
    }
}
