package dev.parley.api.limit;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** {@code parley.rate-limits}: see reference.conf. */
public record RateLimitSettings(
        Map<Action, Bandwidth> perAddress,
        Map<Action, Bandwidth> perUser,
        Bandwidth perSocket,
        int tracked,
        Duration forgetAfter) {
    public RateLimitSettings {
        perAddress = Map.copyOf(perAddress);
        perUser = Map.copyOf(perUser);
    }

    public static RateLimitSettings from(Config config) {
        Config c = config.getConfig("parley.rate-limits");
        Map<Action, Bandwidth> perAddress = new EnumMap<>(Action.class);
        Map<Action, Bandwidth> perUser = new EnumMap<>(Action.class);
        for (Action action : Action.values()) {
            perAddress.put(action, Bandwidth.from(c.getConfig(action.key() + ".per-address")));
            perUser.put(action, Bandwidth.from(c.getConfig(action.key() + ".per-user")));
        }
        return new RateLimitSettings(
                perAddress,
                perUser,
                Bandwidth.from(c.getConfig("socket")),
                c.getInt("tracked"),
                c.getDuration("forget-after"));
    }
}
