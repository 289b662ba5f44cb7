package dev.parley.load.check.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.MessageId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRecordingTest {
    private static final ConversationId PLACE = new ConversationId(new UUID(1, 2));
    private static final UserId ANN = new UserId(new UUID(3, 4));
    private static final MessageId MESSAGE = new MessageId(new UUID(5, 6));
    private static final ClientMessageId NAME = new ClientMessageId("name");

    @Test
    void handsOutWhatWasWrittenDown(@TempDir Path directory) throws Exception {
        Said said = new Said(1, MESSAGE, ANN, NAME, "hällo", null, false);
        List<Observation> all = List.of(
                new Observation.Joined(1, 1, ANN, "ann-1", true),
                new Observation.Opened(2, 1, 1, "node-1"),
                new Observation.Founded(3, PLACE, List.of(ANN)),
                new Observation.Began(4, 1, Observation.Action.SEND, ANN, PLACE, NAME, null, "hällo", null, null),
                new Observation.Accepted(5, 1, 1, PLACE, NAME, MESSAGE, 1, 2, false),
                new Observation.Ended(6, 1, Observation.Outcome.DONE, null, MESSAGE, 1L),
                new Observation.Heard(7, 1, 1, PLACE, new Entry(2, Entry.Kind.POSTED, said, List.of())),
                new Observation.Delivered(8, 1, PLACE, 2, Entry.Kind.POSTED, 1),
                new Observation.Asked(9, 1, 1, PLACE, "r1", 2),
                new Observation.Answered(10, 1, 1, "r1"),
                new Observation.Gap(11, 1, 1, PLACE, 2),
                new Observation.Passing(12, 1, 1, PLACE, ANN, null, 1L),
                new Observation.Counted(13, 1, 1, PLACE, 1, 0, 0),
                new Observation.Closed(14, 1, 1, 1006, "cut"),
                new Observation.Left(15, 1),
                new Observation.Quiet(16));
        List<Observation> read = new ArrayList<>();
        try (FileRecording recording = new FileRecording(directory.resolve("recording.jsonl.gz"))) {
            all.forEach(recording::add);
            assertThat(recording.count()).isEqualTo(all.size());
            recording.end();
            recording.add(all.get(0));
            recording.replay(read::add);
        }
        assertThat(read).isEqualTo(all);
    }
}
