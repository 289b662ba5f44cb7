package dev.parley.node.session;

import dev.parley.micro.Samples;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An event that comes in its turn to a socket, which hears of so many conversations by turns. */
@State(Scope.Thread)
public class RevGateBenchmark {
    @Param({"1", "256"})
    private int conversations;

    private final RevGate gate = new RevGate(InstantSource.fixed(Samples.NOON), 256);
    private final Message message = Samples.message(2, 1, Samples.user(1));
    private final EncodedFrame frame =
            EncodedFrame.of(new ServerFrame.NewMessage(Samples.CONVERSATION, message.rev(), message));
    private final List<ConversationId> ids = new ArrayList<>();
    private long events;

    @Setup
    public void hear() {
        for (int number = 0; number < conversations; number++) {
            ids.add(new ConversationId(new UUID(7, number)));
        }
    }

    /** As {@link EventFlow} does with each delivery. */
    @Benchmark
    public boolean pass() {
        ConversationId id = ids.get((int) (events % conversations));
        Rev rev = new Rev(1 + events++ / conversations);
        return gate.pass(id, rev, frame).isEmpty() || gate.hasHoles();
    }
}
