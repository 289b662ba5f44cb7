package dev.parley.node.admission;

import com.typesafe.config.Config;
import java.time.Duration;

/** {@code parley.admission} of the configuration; {@code reference.conf} explains each. */
public record AdmissionSettings(int inFlight, Duration silence, Duration retryAfter) {
    public static AdmissionSettings from(Config root) {
        Config config = root.getConfig("parley.admission");
        return new AdmissionSettings(
                config.getInt("in-flight"), config.getDuration("silence"), config.getDuration("retry-after"));
    }
}
