package dev.parley.node.account;

import com.typesafe.config.Config;
import java.time.Duration;

/** {@code parley.account.password} of the configuration; {@code processors}: how many it may keep busy, on average. */
public record PasswordSettings(
        int memoryKib, int iterations, int parallelism, double processors, int queue, Duration retryAfter) {
    public static PasswordSettings from(Config config) {
        Config password = config.getConfig("parley.account.password");
        return new PasswordSettings(
                Math.toIntExact(password.getMemorySize("memory").toBytes() / 1024),
                password.getInt("iterations"),
                password.getInt("parallelism"),
                Runtime.getRuntime().availableProcessors() * password.getDouble("cpu-share"),
                password.getInt("queue"),
                password.getDuration("retry-after"));
    }

    int threads() {
        return Math.max(1, (int) Math.ceil(processors));
    }

    /** The part of its time that each of the threads may be at work. */
    double share() {
        return Math.min(1, processors / threads());
    }
}
