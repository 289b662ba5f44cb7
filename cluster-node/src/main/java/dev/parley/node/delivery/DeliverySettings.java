package dev.parley.node.delivery;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How long routes hold, {@code parley.delivery}; {@code reference.conf} explains each.
 *
 * @param routeLease how long a conversation relies on a route; the session keeps its side a tenth longer
 */
public record DeliverySettings(
        Duration routeLease,
        Duration locateWithin,
        Duration routeNotedWithin,
        Duration holdEarly,
        int gateConversations) {

    public static DeliverySettings from(Config root) {
        Config config = root.getConfig("parley.delivery");
        return new DeliverySettings(
                config.getDuration("route-lease"),
                config.getDuration("locate-within"),
                config.getDuration("route-noted-within"),
                config.getDuration("hold-early"),
                config.getInt("gate-conversations"));
    }

    /** What the session keeps: longer than the conversation's side, whatever the clocks do in between. */
    public Duration sessionLease() {
        return routeLease.plus(routeLease.dividedBy(10)).plus(locateWithin);
    }
}
