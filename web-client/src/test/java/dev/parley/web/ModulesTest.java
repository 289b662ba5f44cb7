package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The page's modules: all there, all fetched ahead, and small enough together. */
class ModulesTest {
    private static final String ENTRY = "/components/app.js";
    private static final int BUDGET_BYTES = 150 * 1024;
    private static final Pattern IMPORT = Pattern.compile(
            "(?m)(?:^|[;}\\n])\\s*(?:import|export)\\s*(?:[\\w*{}$\\s,]+?\\s*from\\s*)?[\"']([^\"']+)[\"']");
    private static final Pattern MAPPING = Pattern.compile("\"([^\"]+)\": \"(/[^\"]+)\"");
    private static final Pattern PRELOAD = Pattern.compile("rel=\"modulepreload\" href=\"([^\"]+)\"");

    private static final String INDEX = WebResources.text("/index.html");
    private static final Set<String> GRAPH = graph();

    @Test
    void everyOwnModuleIsReachedFromTheEntry() {
        Set<String> own = new TreeSet<>(WebResources.modules());
        own.removeAll(GRAPH);
        assertThat(own)
                .as(
                        "before-paint.js runs before the modules, a language is fetched when it is chosen; types.js has no code")
                .containsOnly("/before-paint.js", "/i18n/zh-Hans.js", "/wire/types.js");
    }

    @Test
    void whatThePageFetchesAheadIsItsWholeGraph() {
        Set<String> preloaded = new TreeSet<>();
        Matcher matcher = PRELOAD.matcher(INDEX);
        while (matcher.find()) {
            preloaded.add(matcher.group(1));
        }
        Set<String> expected = new TreeSet<>(GRAPH);
        expected.remove(ENTRY);
        assertThat(preloaded).isEqualTo(expected);
    }

    @Test
    void allOfItIsSmall() throws IOException {
        int sum = 0;
        Set<String> all = new TreeSet<>(GRAPH);
        all.addAll(WebResources.modules());
        for (String module : all) {
            sum += zipped(WebResources.text(module));
        }
        assertThat(sum).as("bytes of JavaScript, gzip").isLessThan(BUDGET_BYTES);
    }

    private static Set<String> graph() {
        Map<String, String> map = importMap();
        Set<String> seen = new TreeSet<>(Set.of(ENTRY));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String module = open.remove();
            Matcher matcher = IMPORT.matcher(WebResources.text(module));
            while (matcher.find()) {
                String target = resolve(map, module, matcher.group(1));
                if (seen.add(target)) {
                    open.add(target);
                }
            }
        }
        return seen;
    }

    private static Map<String, String> importMap() {
        Matcher block = PageServer.IMPORT_MAP.matcher(INDEX);
        assertThat(block.find()).as("index.html has an import map").isTrue();
        Map<String, String> map = new LinkedHashMap<>();
        Matcher matcher = MAPPING.matcher(block.group(1));
        while (matcher.find()) {
            map.put(matcher.group(1), matcher.group(2));
        }
        return map;
    }

    private static String resolve(Map<String, String> map, String from, String specifier) {
        if (specifier.startsWith(".") || specifier.startsWith("/")) {
            return URI.create(from).resolve(specifier).getPath();
        }
        if (map.containsKey(specifier)) {
            return map.get(specifier);
        }
        return map.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/") && specifier.startsWith(entry.getKey()))
                .map(entry ->
                        entry.getValue() + specifier.substring(entry.getKey().length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(from + " imports " + specifier + ", which the import map lacks"));
    }

    private static int zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
