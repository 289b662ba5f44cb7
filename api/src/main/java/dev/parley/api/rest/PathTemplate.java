package dev.parley.api.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A path with variable segments: {@code {name}} is one segment, {@code {name*}} at the end is all that follow. */
record PathTemplate(List<String> segments) {
    PathTemplate {
        segments = List.copyOf(segments);
    }

    static PathTemplate of(String template) {
        return new PathTemplate(List.of(template.substring(1).split("/", -1)));
    }

    /** The values of the variables; nothing where the path is another one. */
    @Nullable
    Map<String, String> match(List<String> path) {
        String last = segments.get(segments.size() - 1);
        boolean open = last.endsWith("*}");
        if (open ? path.size() < segments.size() : path.size() != segments.size()) {
            return null;
        }
        Map<String, String> values = new HashMap<>(4);
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (open && i == segments.size() - 1) {
                values.put(segment.substring(1, segment.length() - 2), String.join("/", path.subList(i, path.size())));
            } else if (segment.startsWith("{")) {
                values.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return null;
            }
        }
        return values;
    }
}
