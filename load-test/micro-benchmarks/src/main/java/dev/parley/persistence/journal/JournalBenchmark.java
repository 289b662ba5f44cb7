package dev.parley.persistence.journal;

import com.typesafe.config.ConfigFactory;
import dev.parley.micro.Samples;
import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.MessagePosted;
import java.io.NotSerializableException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A message's event on its way into the journal and out of it. */
@State(Scope.Benchmark)
public class JournalBenchmark {
    private final JournalSerializer serializer = new JournalSerializer(EventCatalogue.from(ConfigFactory.load()));
    private final ConversationEvent event =
            new MessagePosted(Samples.message(12_346, 12_345, Samples.user(1)), Samples.NOON);
    private final String manifest = serializer.manifest(event);
    private final byte[] stored = serializer.toBinary(event);

    @Benchmark
    public byte[] write() {
        return serializer.toBinary(event);
    }

    @Benchmark
    public Object read() throws NotSerializableException {
        return serializer.fromBinary(stored, manifest);
    }
}
