package dev.parley.api.limit;

import com.typesafe.config.Config;

/** How often something may be done: {@code perSecond} for ever, and {@code burst} at once after a rest. */
public record Bandwidth(int perSecond, int burst) {
    static Bandwidth from(Config config) {
        return new Bandwidth(config.getInt("per-second"), config.getInt("burst"));
    }
}
