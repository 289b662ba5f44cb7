package dev.parley.load.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code DIR/run} of an {@code up}: where its nodes listen, and which processes they are. */
final class RunFiles {
    private final Path run;

    RunFiles(Path data) {
        this.run = data.resolve("run");
    }

    boolean hasPlan() {
        return Files.exists(run.resolve("up.json"));
    }

    List<URI> nodes() {
        List<URI> nodes = new ArrayList<>();
        for (JsonNode node : plan().path("nodes")) {
            nodes.add(URI.create("http://" + node.path("host").asText() + ":"
                    + node.path("httpPort").asInt()));
        }
        return List.copyOf(nodes);
    }

    List<URI> management() {
        List<URI> nodes = new ArrayList<>();
        for (JsonNode node : plan().path("nodes")) {
            nodes.add(URI.create("http://" + node.path("host").asText() + ":"
                    + node.path("managementPort").asInt()));
        }
        return List.copyOf(nodes);
    }

    /** Where Cassandra itself speaks CQL. */
    InetSocketAddress cassandra() {
        String where = plan().path("cassandra").asText();
        int colon = where.lastIndexOf(':');
        return new InetSocketAddress(where.substring(0, colon), Integer.parseInt(where.substring(colon + 1)));
    }

    /** The live process of that name: {@code node-1}, {@code cassandra}, {@code up}. */
    Optional<ProcessHandle> process(String name) {
        try {
            long pid =
                    Long.parseLong(Files.readString(run.resolve(name + ".pid")).strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
    }

    /** Has the {@code up} start a node; it leaves one that runs alone. */
    void requestStart(String name) {
        try {
            Files.writeString(run.resolve(name + ".start"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the wall clock of a node: {@code +3600} is an hour later than it is. */
    void setClock(String name, String seconds) {
        try {
            Path part = Files.writeString(run.resolve(name + ".clock.part"), seconds);
            Files.move(part, run.resolve(name + ".clock"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode plan() {
        try {
            return Json.mapper().readTree(run.resolve("up.json").toFile());
        } catch (IOException e) {
            throw new IllegalStateException("nothing is up in " + run.getParent(), e);
        }
    }
}
