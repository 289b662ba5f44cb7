package dev.parley.api.http;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Set;

/** {@code parley.http}: see reference.conf. */
public record HttpSettings(
        String host,
        int port,
        int backlog,
        int sendBufferBytes,
        int maxConnections,
        int maxFirstRequests,
        Duration firstRequestTimeout,
        int maxHeadBytes,
        int maxBodyBytes,
        Duration bodyTimeout,
        Duration requestTimeout,
        Duration idleTimeout,
        int gzipFromBytes,
        int defaultPageItems,
        Set<String> allowedOrigins,
        boolean trustForwardedFor,
        Duration strictTransportSecurity) {
    public HttpSettings {
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    public static HttpSettings from(Config config) {
        Config c = config.getConfig("parley.http");
        return new HttpSettings(
                c.getString("host"),
                c.getInt("port"),
                c.getInt("backlog"),
                Math.toIntExact(c.getBytes("send-buffer")),
                c.getInt("max-connections"),
                c.getInt("max-first-requests"),
                c.getDuration("first-request-timeout"),
                Math.toIntExact(c.getBytes("max-head")),
                Math.toIntExact(c.getBytes("max-body")),
                c.getDuration("body-timeout"),
                c.getDuration("request-timeout"),
                c.getDuration("idle-timeout"),
                Math.toIntExact(c.getBytes("gzip-from")),
                c.getInt("default-page-items"),
                Set.copyOf(c.getStringList("allowed-origins")),
                c.getBoolean("trust-forwarded-for"),
                c.getDuration("strict-transport-security"));
    }
}
