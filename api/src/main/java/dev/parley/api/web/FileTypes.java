package dev.parley.api.web;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The media types of the files that are served. What has none of these endings is not served. */
final class FileTypes {
    private static final Map<String, ContentType> BY_ENDING = Map.ofEntries(
                    Map.entry("html", "text/html; charset=UTF-8"),
                    Map.entry("css", "text/css; charset=UTF-8"),
                    Map.entry("js", "text/javascript; charset=UTF-8"),
                    Map.entry("mjs", "text/javascript; charset=UTF-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("map", "application/json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("txt", "text/plain; charset=UTF-8"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"))
            .entrySet()
            .stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> ContentTypes.parse(entry.getValue())));

    private FileTypes() {}

    static @Nullable ContentType of(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? null : BY_ENDING.get(path.substring(dot + 1));
    }
}
