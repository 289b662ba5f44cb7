package dev.parley.client.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bots that visitors copy are the bots that compile. */
class BotDocumentationTest {
    private static final Path SOURCES = Path.of("src/test/java/dev/parley/client/examples");

    @ParameterizedTest
    @CsvSource({
        "HelloBot, docs/bot.md",
        "HelloBot, README.md",
        "EchoBot, docs/bot.md",
        "ModerationBot, docs/bot.md",
        "LogBridge, docs/bot.md"
    })
    void showsTheProgramWordForWord(String program, String page) throws IOException {
        String source = Files.readString(SOURCES.resolve(program + ".java"));
        String shown = source.substring(source.indexOf("import static"));
        assertThat(Files.readString(Path.of("..").resolve(page))).contains(shown.strip());
    }
}
