package dev.parley.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** docs/configuration.md is made from the reference files; this test makes it anew in target, and compares. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Path MADE = Path.of("target/configuration.md");
    private static final String MARK = "<!-- made from the reference.conf files -->";

    @Test
    void thePageShowsEveryKey() throws IOException {
        String page = Files.readString(PAGE);
        String made = page.substring(0, page.indexOf(MARK)) + MARK + "\n" + tables();
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);
        assertThat(page)
                .as("docs/configuration.md; what it should be is cluster-node/target/configuration.md")
                .isEqualTo(made);
    }

    private static String tables() {
        Map<String, StringBuilder> sections = new TreeMap<>();
        for (ReferenceKeys.Key key : ReferenceKeys.ofAllModules()) {
            String[] names = key.path().split("\\.");
            String section = names.length < 3 ? names[0] : names[0] + "." + names[1];
            sections.computeIfAbsent(section, name -> new StringBuilder()).append(row(key));
        }
        StringBuilder text = new StringBuilder();
        sections.forEach((section, rows) -> text.append("\n## ")
                .append(section)
                .append("\n\n| key | default | what it is |\n|---|---|---|\n")
                .append(rows));
        return text.toString();
    }

    private static String row(ReferenceKeys.Key key) {
        String variable = key.environment().isEmpty() ? "" : "<br>`" + key.environment() + "`";
        return "| `" + key.path() + "`" + variable + " | `" + key.value().replace("|", "\\|") + "` | "
                + key.comment().replace("|", "\\|") + " |\n";
    }
}
