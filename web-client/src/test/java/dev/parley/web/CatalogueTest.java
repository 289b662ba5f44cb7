package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every word of the page is in the catalogues, every word of theirs is on the page, and they say the same. */
class CatalogueTest {
    private static final Pattern ENTRY = Pattern.compile("(?m)^ {2}'([\\w.]+)':((?:.|\\n(?! {2}'|}))*)");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern FORM = Pattern.compile("\\b(zero|one|two|few|many|other):");
    private static final Pattern EMOJI = Pattern.compile("(?m)(?:^ {4}|, )(\\S+) ");
    private static final Pattern QUOTED = Pattern.compile("'([a-z]\\w*(?:\\.\\w+)+)'");
    private static final Pattern CALL = Pattern.compile("\\bt\\('([\\w.]+)'");
    /** Keys that are put together of a beginning and what is chosen. */
    private static final Pattern BUILT = Pattern.compile("`([a-z]\\w*(?:\\.\\w+)*\\.)\\$\\{");

    private static final Map<String, String> ENGLISH = entries("en");
    private static final String COMPONENTS = WebResources.modules().stream()
            .filter(module -> module.startsWith("/components/") || module.equals("/i18n/words.js"))
            .map(WebResources::text)
            .collect(Collectors.joining("\n"));

    @Test
    void everyKeyThatIsUsedExists() {
        assertThat(ENGLISH.keySet()).containsAll(found(CALL, COMPONENTS));
    }

    /** Errors are looked up by the server's code. */
    @Test
    void everyKeyThatExistsIsUsed() {
        Set<String> unused = new TreeSet<>(ENGLISH.keySet());
        unused.removeAll(found(QUOTED, COMPONENTS));
        Set<String> built = found(BUILT, COMPONENTS);
        unused.removeIf(key -> key.startsWith("error.") || built.stream().anyMatch(key::startsWith));
        assertThat(unused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "zh-Hans")
    void otherLanguagesSayTheSame(String language) {
        Map<String, String> other = entries(language);
        assertThat(other.keySet()).isEqualTo(ENGLISH.keySet());
        ENGLISH.forEach((key, words) -> {
            assertThat(found(PLACE, other.get(key))).as("the places of %s", key).isEqualTo(found(PLACE, words));
            assertThat(FORM.matcher(other.get(key)).find())
                    .as("whether %s goes by number", key)
                    .isEqualTo(FORM.matcher(words).find());
        });
    }

    @Test
    void everyLanguageOffersTheSameEmoji() {
        assertThat(emoji("zh-Hans")).isEqualTo(emoji("en")).hasSizeGreaterThan(300);
    }

    /** What is equal is a name, or has been forgotten. */
    @Test
    void chineseIsChinese() {
        Map<String, String> chinese = entries("zh-Hans");
        Set<String> equal = new TreeSet<>(ENGLISH.keySet());
        equal.removeIf(key -> !ENGLISH.get(key).equals(chinese.get(key)));
        assertThat(equal).containsOnly("app.name", "app.title.unread");
    }

    private static Map<String, String> entries(String language) {
        Matcher matcher = ENTRY.matcher(WebResources.text("/i18n/" + language + ".js"));
        Map<String, String> entries = new TreeMap<>();
        while (matcher.find()) {
            entries.put(matcher.group(1), matcher.group(2));
        }
        return entries;
    }

    private static List<String> emoji(String language) {
        String table = WebResources.text("/i18n/emoji-" + language + ".js");
        return EMOJI.matcher(table).results().map(found -> found.group(1)).toList();
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
