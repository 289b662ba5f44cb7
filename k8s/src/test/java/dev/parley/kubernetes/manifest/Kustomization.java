package dev.parley.kubernetes.manifest;

import static dev.parley.kubernetes.manifest.Manifests.each;
import static dev.parley.kubernetes.manifest.Manifests.kind;
import static dev.parley.kubernetes.manifest.Manifests.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Renders the part of kustomize that Parley's manifests use, so that their tests need no other program: resources,
 * components, patches by file, labels, images, a namespace and generated ConfigMaps. Anything else is refused.
 */
final class Kustomization {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> KNOWN = Set.of(
            "apiVersion",
            "kind",
            "resources",
            "components",
            "patches",
            "labels",
            "images",
            "namespace",
            "configMapGenerator");

    private final Path folder;
    private final JsonNode own;
    private final List<ObjectNode> resources;

    private Kustomization(Path folder, List<ObjectNode> resources) {
        this.folder = folder;
        this.own = documents(folder.resolve("kustomization.yaml")).get(0);
        this.resources = resources;
        Set<String> unknown = new TreeSet<>();
        own.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(folder + ": not understood: " + unknown);
        }
    }

    static List<ObjectNode> render(Path folder) {
        List<ObjectNode> resources = new ArrayList<>();
        new Kustomization(folder, resources).apply();
        return resources;
    }

    private void apply() {
        List<ObjectNode> mine = new ArrayList<>();
        for (JsonNode resource : own.path("resources")) {
            Path path = folder.resolve(resource.asText()).normalize();
            mine.addAll(Files.isDirectory(path) ? render(path) : documents(path));
        }
        resources.addAll(mine);
        List<String> generated =
                each(own.path("configMapGenerator")).map(this::generate).toList();
        for (JsonNode component : own.path("components")) {
            new Kustomization(folder.resolve(component.asText()).normalize(), resources).apply();
        }
        for (JsonNode patch : own.path("patches")) {
            documents(folder.resolve(patch.path("path").asText())).forEach(this::patch);
        }
        label();
        each(own.path("images")).forEach(this::image);
        if (own.has("namespace")) {
            resources.forEach(
                    resource -> inNamespace(resource, own.path("namespace").asText()));
        }
        generated.forEach(this::nameByContent);
    }

    private void patch(ObjectNode patch) {
        ObjectNode target = resources.stream()
                .filter(resource ->
                        kind(resource).equals(kind(patch)) && name(resource).equals(name(patch)))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(
                        folder + ": nothing to patch: " + kind(patch) + " " + name(patch)));
        StrategicMerge.into(target, patch);
    }

    private String generate(JsonNode generator) {
        ObjectNode map = YAML.createObjectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
        map.putObject("metadata").put("name", generator.path("name").asText());
        ObjectNode data = map.putObject("data");
        for (JsonNode file : generator.path("files")) {
            data.put(file.asText(), read(folder.resolve(file.asText())));
        }
        resources.add(map);
        return name(map);
    }

    private void label() {
        for (JsonNode labels : own.path("labels")) {
            for (ObjectNode resource : resources) {
                ObjectNode metadata = resource.withObject("/metadata");
                labels.path("pairs").fields().forEachRemaining(pair -> metadata.withObject("/labels")
                        .set(pair.getKey(), pair.getValue()));
            }
        }
    }

    private void image(JsonNode image) {
        for (ObjectNode resource : resources) {
            for (String list : List.of("containers", "initContainers")) {
                each(resource.at("/spec/template/spec").path(list))
                        .filter(container -> container
                                .path("image")
                                .asText()
                                .equals(image.path("name").asText()))
                        .forEach(container -> ((ObjectNode) container)
                                .put(
                                        "image",
                                        image.path("newName").asText() + ":"
                                                + image.path("newTag").asText()));
            }
        }
    }

    private static void inNamespace(ObjectNode resource, String namespace) {
        if (kind(resource).equals("Namespace")) {
            return;
        }
        ((ObjectNode) resource.path("metadata")).put("namespace", namespace);
        each(resource.path("subjects")).forEach(subject -> ((ObjectNode) subject).put("namespace", namespace));
    }

    /** What is generated is named after its content, so that another content is another rollout. */
    private void nameByContent(String name) {
        ObjectNode map = resources.stream()
                .filter(resource ->
                        kind(resource).equals("ConfigMap") && name(resource).equals(name))
                .findAny()
                .orElseThrow();
        String full = name + "-" + ContentName.of(map);
        ((ObjectNode) map.path("metadata")).put("name", full);
        resources.stream()
                .flatMap(resource -> each(resource.at("/spec/template/spec/volumes")))
                .map(volume -> volume.path("configMap"))
                .filter(reference -> reference.path("name").asText().equals(name))
                .forEach(reference -> ((ObjectNode) reference).put("name", full));
    }

    static List<ObjectNode> documents(Path file) {
        return documents(read(file));
    }

    static List<ObjectNode> documents(String yaml) {
        try (var documents = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(yaml)) {
            return documents.readAll().stream().collect(Collectors.toCollection(ArrayList::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
