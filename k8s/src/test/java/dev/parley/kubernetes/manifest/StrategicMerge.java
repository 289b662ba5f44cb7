package dev.parley.kubernetes.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Kubernetes' strategic merge: maps merge, null removes, lists replace, but for those whose elements have a key: these
 * merge element by element, and {@code $patch: delete} removes one.
 */
final class StrategicMerge {
    private static final Map<String, List<String>> KEYS = Map.of(
            "containers", List.of("name"),
            "initContainers", List.of("name"),
            "env", List.of("name"),
            "volumes", List.of("name"),
            "volumeMounts", List.of("mountPath"),
            "topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable"));

    private StrategicMerge() {}

    static void into(ObjectNode target, JsonNode patch) {
        patch.fields().forEachRemaining(field -> {
            JsonNode value = field.getValue();
            JsonNode old = target.path(field.getKey());
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value.isObject() && old.isObject()) {
                into((ObjectNode) old, value);
            } else if (value.isArray() && KEYS.containsKey(field.getKey())) {
                elements(target.withArray("/" + field.getKey()), value, KEYS.get(field.getKey()));
            } else {
                target.set(field.getKey(), value.deepCopy());
            }
        });
    }

    /** Whether elements of the list of this name are told apart by keys, not by their places. */
    static List<String> keysOf(String list) {
        return KEYS.getOrDefault(list, List.of());
    }

    private static void elements(ArrayNode target, JsonNode patch, List<String> keys) {
        for (JsonNode element : patch) {
            int at = find(target, element, keys);
            if (element.path("$patch").asText().equals("delete")) {
                target.remove(at);
            } else if (at < 0) {
                target.add(element.deepCopy());
            } else {
                into((ObjectNode) target.get(at), element);
            }
        }
    }

    private static int find(ArrayNode list, JsonNode wanted, List<String> keys) {
        for (int i = 0; i < list.size(); i++) {
            JsonNode element = list.get(i);
            if (keys.stream().allMatch(key -> Objects.equals(element.get(key), wanted.get(key)))) {
                return i;
            }
        }
        return -1;
    }
}
