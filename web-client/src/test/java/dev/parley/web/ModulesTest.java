package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The page's modules: all there, those that it begins with fetched ahead, and small enough together. */
class ModulesTest {
    private static final String ENTRY = "/components/app.js";
    private static final int BUDGET_BYTES = 150 * 1024;
    private static final int WHOLE_BUDGET_BYTES = 180 * 1024;
    private static final Pattern IMPORT = Pattern.compile(
            "(?m)(?:^|[;}\\n])\\s*(?:import|export)\\s*(?:[\\w*{}$\\s,]+?\\s*from\\s*)?[\"']([^\"']+)[\"']");
    private static final Pattern LATER = Pattern.compile("(?<!\\{)\\bimport\\('([^']+)'\\)(?!\\.)");
    private static final Pattern MAPPING = Pattern.compile("\"([^\"]+)\": \"(/[^\"]+)\"");
    private static final Pattern PRELOAD = Pattern.compile("rel=\"modulepreload\" href=\"([^\"]+)\"");

    private static final String INDEX = WebResources.text("/index.html");
    /** What the page begins with. */
    private static final Set<String> GRAPH = graph(List.of(IMPORT));

    /** That, and what it fetches when it is needed. */
    private static final Set<String> WHOLE = graph(List.of(IMPORT, LATER));

    @Test
    void everyOwnModuleIsReachedFromTheEntry() {
        Set<String> own = new TreeSet<>(WebResources.modules());
        own.removeAll(WHOLE);
        assertThat(own)
                .as("before-paint.js runs before the modules; types.js has no code")
                .containsOnly("/before-paint.js", "/wire/types.js");
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

    /** What is opened later, and the words of a language that was chosen, come on top while nothing else happens. */
    @Test
    void whatEveryPageBeginsWithIsSmall() throws IOException {
        assertThat(zipped(GRAPH)).as("bytes of JavaScript, gzip").isLessThan(BUDGET_BYTES);
    }

    @Test
    void allOfItIsSmallInAnyLanguage() throws IOException {
        Set<String> all = new TreeSet<>(WHOLE);
        all.removeIf(module -> module.contains("zh-Hans"));
        assertThat(zipped(all)).as("bytes of JavaScript, gzip").isLessThan(WHOLE_BUDGET_BYTES);
    }

    private static Set<String> graph(List<Pattern> imports) {
        Map<String, String> map = importMap();
        Set<String> seen = new TreeSet<>(Set.of(ENTRY));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String module = open.remove();
            String text = WebResources.text(module);
            imports.stream()
                    .flatMap(pattern -> pattern.matcher(text).results())
                    .map(found -> resolve(map, module, found.group(1)))
                    .filter(seen::add)
                    .forEach(open::add);
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

    private static int zipped(Set<String> modules) throws IOException {
        int sum = 0;
        for (String module : modules) {
            sum += zipped(WebResources.text(module));
        }
        return sum;
    }

    private static int zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
