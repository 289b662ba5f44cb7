package dev.parley.persistence.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One step of the schema, from a resource {@code V<version>__<name>.cql}. Its statements can be repeated: a node that
 * dies between two of them leaves the rest to the next one. A released migration is never edited: its checksum is
 * recorded.
 */
record Migration(int version, String name, String text) {

    /** All there are, in order. A new file is added here. */
    static final List<String> RESOURCES = List.of(
            "V001__journal_and_first_tables.cql",
            "V002__friends.cql",
            "V003__invites_and_receipts.cql",
            "V004__presence_and_mutes.cql",
            "V005__sent_ids.cql");

    static List<Migration> all() {
        return RESOURCES.stream().map(Migration::load).toList();
    }

    private static Migration load(String resource) {
        try (InputStream in = Migration.class.getResourceAsStream(resource)) {
            byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
            int separator = resource.indexOf("__");
            return new Migration(
                    Integer.parseInt(resource.substring(1, separator)),
                    resource.substring(separator + 2, resource.lastIndexOf('.')),
                    new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> statements(Map<String, String> keyspaces) {
        String cql = text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        for (Map.Entry<String, String> keyspace : keyspaces.entrySet()) {
            cql = cql.replace("${" + keyspace.getKey() + "}", keyspace.getValue());
        }
        return Arrays.stream(cql.split(";\\s*(\\n|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    String checksum() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
