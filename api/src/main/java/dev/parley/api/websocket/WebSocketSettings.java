package dev.parley.api.websocket;

import com.typesafe.config.Config;
import java.time.Duration;

/** {@code parley.websocket}: see reference.conf. */
public record WebSocketSettings(
        Duration sweepInterval,
        Duration pingInterval,
        Duration silenceLimit,
        Duration closeGrace,
        Duration slowConsumerGrace,
        int outboundQueueBytes,
        int inboundCredit,
        int goodbyeSteps) {
    public static WebSocketSettings from(Config config) {
        Config c = config.getConfig("parley.websocket");
        return new WebSocketSettings(
                c.getDuration("sweep-interval"),
                c.getDuration("ping-interval"),
                c.getDuration("silence-limit"),
                c.getDuration("close-grace"),
                c.getDuration("slow-consumer-grace"),
                Math.toIntExact(c.getBytes("outbound-queue")),
                c.getInt("inbound-credit"),
                c.getInt("goodbye-steps"));
    }

    /** A duration in sweeps, rounded up. */
    int sweeps(Duration duration) {
        return Math.toIntExact(Math.max(1, -Math.floorDiv(-duration.toNanos(), sweepInterval.toNanos())));
    }
}
