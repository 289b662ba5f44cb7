package dev.parley.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.parley.api.limit.Action;
import dev.parley.protocol.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeSettingsTest {

    @Test
    void readsEveryKeyOfTheReference() {
        EdgeSettings settings = EdgeSettings.from(ConfigFactory.load());
        assertThat(settings.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(settings.rateLimits().perAddress()).containsOnlyKeys(Action.values());
        assertThat(settings.rateLimits().perUser()).containsOnlyKeys(Action.values());
        assertThat(settings.development()).isFalse();
        assertThat(HttpSettings.class.getRecordComponents())
                .hasSize(ConfigFactory.load().getConfig("parley.http").root().size());
    }

    @Test
    void commentsEveryKey() throws Exception {
        List<String> lines = Files.readAllLines(
                Path.of(EdgeSettings.class.getResource("/reference.conf").toURI()));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches(" {4,}[a-z-]+ = .*")) {
                assertThat(lines.get(i - 1).strip()).as(lines.get(i)).startsWith("#");
            }
        }
    }

    @Test
    void pingsTwiceBeforeItGivesAPeerUp() {
        EdgeSettings settings = EdgeSettings.from(ConfigFactory.load());
        assertThat(settings.webSocket().silenceLimit())
                .isGreaterThan(settings.webSocket().pingInterval().multipliedBy(2));
    }
}
