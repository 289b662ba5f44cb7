package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every word of the page is in the catalogue, and every word of the catalogue is on the page. */
class CatalogueTest {
    private static final Pattern ENTRY = Pattern.compile("(?m)^ {2}'([\\w.]+)':");
    private static final Pattern QUOTED = Pattern.compile("'([a-z]\\w*(?:\\.\\w+)+)'");
    private static final Pattern CALL = Pattern.compile("\\bt\\('([\\w.]+)'");

    private static final Set<String> CATALOGUE = found(ENTRY, WebResources.text("/i18n/en.js"));
    private static final String COMPONENTS = WebResources.modules().stream()
            .filter(module -> module.startsWith("/components/"))
            .map(WebResources::text)
            .collect(Collectors.joining("\n"));

    @Test
    void everyKeyThatIsUsedExists() {
        assertThat(CATALOGUE).containsAll(found(CALL, COMPONENTS));
    }

    /** Errors are looked up by the server's code. */
    @Test
    void everyKeyThatExistsIsUsed() {
        Set<String> unused = new TreeSet<>(CATALOGUE);
        unused.removeAll(found(QUOTED, COMPONENTS));
        unused.removeIf(key -> key.startsWith("error."));
        assertThat(unused).isEmpty();
    }

    private static Set<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        Set<String> keys = new TreeSet<>();
        while (matcher.find()) {
            keys.add(matcher.group(1));
        }
        return keys;
    }
}
