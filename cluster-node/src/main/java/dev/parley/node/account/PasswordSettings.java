package dev.parley.node.account;

import com.typesafe.config.Config;
import java.time.Duration;

/** {@code parley.account.password} of the configuration. */
public record PasswordSettings(
        int memoryKib, int iterations, int parallelism, int threads, int queue, Duration retryAfter) {
    public static PasswordSettings from(Config config) {
        Config password = config.getConfig("parley.account.password");
        return new PasswordSettings(
                Math.toIntExact(password.getMemorySize("memory").toBytes() / 1024),
                password.getInt("iterations"),
                password.getInt("parallelism"),
                password.getInt("threads"),
                password.getInt("queue"),
                password.getDuration("retry-after"));
    }
}
