package dev.parley.kubernetes.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a kustomization renders to: resources as trees, and how to find one. */
public record Manifests(List<ObjectNode> resources) {
    /** The folder of the manifests, from whichever directory the tests run. */
    public static final Path ROOT = Path.of("../k8s").toAbsolutePath().normalize();

    public Manifests {
        resources = List.copyOf(resources);
    }

    public static Manifests render(String folder) {
        return new Manifests(Kustomization.render(ROOT.resolve(folder)));
    }

    public Stream<ObjectNode> ofKind(String kind) {
        return resources.stream().filter(resource -> kind(resource).equals(kind));
    }

    public ObjectNode one(String kind, String name) {
        return ofKind(kind)
                .filter(resource -> name(resource).equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
    }

    /** Deployments and StatefulSets: what has a template of pods. */
    public Stream<ObjectNode> workloads() {
        return resources.stream()
                .filter(resource -> resource.at("/spec/template/spec").isObject());
    }

    public static String kind(JsonNode resource) {
        return resource.path("kind").asText();
    }

    public static String name(JsonNode resource) {
        return resource.at("/metadata/name").asText();
    }

    /** Elements of a list; none where there is no list. */
    public static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
