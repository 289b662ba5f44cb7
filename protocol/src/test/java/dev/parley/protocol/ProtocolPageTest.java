package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.parley.protocol.account.Tokens;
import dev.parley.protocol.conversation.ConversationSummary;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Retry;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.ServerFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** docs/protocol.md says nothing that the protocol does not. */
class ProtocolPageTest {
    private static final Path PAGE = Path.of("../docs/protocol.md");
    private static final Pattern EXAMPLE = Pattern.compile("```json ([A-Za-z]+)\\n(.*?)```", Pattern.DOTALL);
    private static final Map<String, Class<?>> TYPES = Map.of(
            "client", ClientFrame.class,
            "server", ServerFrame.class,
            "Tokens", Tokens.class,
            "Message", Message.class,
            "ConversationSummary", ConversationSummary.class);
    private static final Map<Retry, String> AGAIN =
            Map.of(Retry.LATER, "later", Retry.AFTER_CHANGE, "change", Retry.NEVER, "never");

    @TestFactory
    List<DynamicTest> examplesAreOfTheProtocol() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
        while (example.find()) {
            String type = example.group(1);
            String json = example.group(2);
            tests.add(DynamicTest.dynamicTest(
                    type + " " + json.strip().lines().findFirst().orElse(""), () -> parses(type, json)));
        }
        assertThat(tests).hasSizeGreaterThan(10);
        return tests;
    }

    @Test
    void theCatalogueIsWhole() throws IOException {
        String table = Arrays.stream(ErrorCode.values())
                .map(code -> "| `" + code.code() + "` | " + code.http() + " | " + code.frameCode() + " | "
                        + AGAIN.get(code.retry()) + " | " + code.advice() + " |\n")
                .reduce("", String::concat);
        assertThat(Files.readString(PAGE)).endsWith(table);
    }

    @Test
    void everyCloseCodeOfParleyIsNamed() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(CloseCode.values()).filteredOn(code -> code.code() >= 4000).allSatisfy(code -> assertThat(page)
                .contains("| " + code.code() + " |"));
    }

    private static void parses(String type, String json) throws IOException {
        ObjectReader strict =
                Json.mapper().readerFor(TYPES.get(type)).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        Object parsed = strict.readValue(json);
        assertThat(Json.mapper().readTree(Json.mapper().writeValueAsString(parsed)))
                .isEqualTo(Json.mapper().readTree(json));
    }
}
