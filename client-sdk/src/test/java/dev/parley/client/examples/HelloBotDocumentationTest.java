package dev.parley.client.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bot that visitors copy is the bot that compiles. */
class HelloBotDocumentationTest {
    private static final Path SOURCE = Path.of("src/test/java/dev/parley/client/examples/HelloBot.java");

    @ParameterizedTest
    @ValueSource(strings = {"docs/bot.md", "README.md"})
    void showsTheProgramWordForWord(String page) throws IOException {
        String source = Files.readString(SOURCE);
        String program = source.substring(source.indexOf("import static"));
        assertThat(Files.readString(Path.of("..").resolve(page))).contains(program.strip());
    }
}
