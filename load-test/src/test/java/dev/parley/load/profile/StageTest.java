package dev.parley.load.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {
    @Test
    void isThatOfTheInnermostFrameThatNamesOne() {
        assertThat(Stage.of(List.of(
                        "com.fasterxml.jackson.core.json.UTF8JsonGenerator",
                        "dev.parley.protocol.frame.EncodedFrame",
                        "dev.parley.node.conversation.Lines",
                        "akka.actor.ActorCell")))
                .isEqualTo(Stage.ENCODE);
        assertThat(Stage.of(List.of("java.util.HashMap", "dev.parley.node.conversation.Batch", "akka.persistence.X")))
                .isEqualTo(Stage.DECIDE);
    }

    @Test
    void isTheNarrowerOneWhereTwoFit() {
        assertThat(Stage.of(List.of("dev.parley.node.conversation.Fanout"))).isEqualTo(Stage.DELIVER);
        assertThat(Stage.of(List.of("dev.parley.persistence.fence.FencedSession")))
                .isEqualTo(Stage.JOURNAL);
        assertThat(Stage.of(List.of("dev.parley.persistence.conversation.HeadTable")))
                .isEqualTo(Stage.TABLES);
    }

    @Test
    void isOtherWhereNoFrameNamesOne() {
        assertThat(Stage.of(List.of("java.lang.Thread"))).isEqualTo(Stage.OTHER);
        assertThat(Stage.of(List.of())).isEqualTo(Stage.OTHER);
    }
}
