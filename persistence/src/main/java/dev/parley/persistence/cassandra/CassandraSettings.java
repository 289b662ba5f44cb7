package dev.parley.persistence.cassandra;

import com.typesafe.config.Config;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code parley.cassandra} of the configuration, as far as it says how to connect. Its text form hides the password.
 *
 * @param authorities a PEM file of trusted authorities; absent: those of the JVM
 */
public record CassandraSettings(
        List<InetSocketAddress> contactPoints,
        String username,
        String password,
        boolean tls,
        Optional<Path> authorities,
        boolean verifyHost) {

    private static final int DEFAULT_PORT = 9042;

    public CassandraSettings {
        contactPoints = List.copyOf(contactPoints);
    }

    public static CassandraSettings from(Config config) {
        Config cassandra = config.getConfig("parley.cassandra");
        String authorities = cassandra.getString("tls.authorities-file");
        return new CassandraSettings(
                Arrays.stream(cassandra.getString("contact-points").split(","))
                        .map(String::trim)
                        .filter(point -> !point.isEmpty())
                        .map(CassandraSettings::contactPoint)
                        .toList(),
                cassandra.getString("username"),
                cassandra.getString("password"),
                cassandra.getBoolean("tls.enabled"),
                authorities.isBlank() ? Optional.empty() : Optional.of(Path.of(authorities)),
                cassandra.getBoolean("tls.verify-host"));
    }

    private static InetSocketAddress contactPoint(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 0
                ? address(text, DEFAULT_PORT)
                : address(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /** A name is looked up at each connection: what it stands for moves when a cluster is replaced node by node. */
    private static InetSocketAddress address(String host, int port) {
        return host.matches("[0-9.]+|.*:.*")
                ? new InetSocketAddress(host, port)
                : InetSocketAddress.createUnresolved(host, port);
    }

    @Override
    public String toString() {
        return "CassandraSettings[contactPoints=" + contactPoints + ", username=" + username + ", password=***, tls="
                + tls + "]";
    }
}
