package dev.parley.node.standing;

import com.typesafe.config.Config;
import java.time.Duration;

/** {@code parley.standing} of the configuration; {@code reference.conf} explains each. */
public record StandingSettings(Duration interval, Duration lease, Duration waitAtMost) {
    public StandingSettings {
        if (interval.multipliedBy(2).compareTo(lease) > 0) {
            throw new IllegalArgumentException("parley.standing: lease must be twice the interval at least");
        }
    }

    public static StandingSettings from(Config root) {
        Config config = root.getConfig("parley.standing");
        Duration lease = config.getDuration("lease");
        Duration margin = root.getDuration("akka.cluster.down-removal-margin");
        if (lease.compareTo(margin) >= 0) {
            throw new IllegalArgumentException("parley.standing.lease must be shorter than "
                    + "akka.cluster.down-removal-margin, " + margin.toMillis() + " ms");
        }
        return new StandingSettings(config.getDuration("interval"), lease, config.getDuration("wait-at-most"));
    }
}
