package dev.parley.api.http;

import com.typesafe.config.Config;
import dev.parley.api.limit.RateLimitSettings;
import dev.parley.api.websocket.WebSocketSettings;
import dev.parley.protocol.Limits;

/**
 * Everything that the edge is configured by.
 *
 * @param development whether operators' calls are open to everybody, for load generators on a developer's machine
 */
public record EdgeSettings(
        HttpSettings http,
        WebSocketSettings webSocket,
        Limits limits,
        RateLimitSettings rateLimits,
        boolean development) {
    public static EdgeSettings from(Config config) {
        return new EdgeSettings(
                HttpSettings.from(config),
                WebSocketSettings.from(config),
                LimitsSettings.from(config),
                RateLimitSettings.from(config),
                config.getBoolean("parley.development"));
    }
}
