package dev.parley.persistence.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.conversation.ConversationEvent.ConversationRenamed;
import dev.parley.persistence.journal.JournalReader;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConversationJournalIT {
    @RegisterExtension
    static final CassandraForTests cassandra = new CassandraForTests();

    private static ActorTestKit kit;

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create("conversation-journal", cassandra.config());
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void eventsAreReadBackByTheirRevision() throws Exception {
        ConversationId conversation = new ConversationId(UUID.randomUUID());
        List<ConversationEvent> events = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> (ConversationEvent)
                        new ConversationRenamed(new UserId(new UUID(1, i)), "name " + i, Instant.ofEpochMilli(i)))
                .toList();
        TestProbe<Boolean> stored = kit.createTestProbe();
        kit.spawn(new Log(ConversationJournal.persistenceId(conversation), stored.ref()))
                .tell(events);
        stored.receiveMessage();

        ConversationJournal journal = new ConversationJournal(new JournalReader(kit.system()));
        List<NumberedEvent> found = journal.events(conversation, new Rev(4), 3)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);

        assertThat(found)
                .containsExactly(
                        new NumberedEvent(new Rev(5), events.get(4)),
                        new NumberedEvent(new Rev(6), events.get(5)),
                        new NumberedEvent(new Rev(7), events.get(6)));
    }

    /** Stores lists of events, each as one write. */
    private static final class Log extends EventSourcedBehavior<List<ConversationEvent>, ConversationEvent, Boolean> {
        private final ActorRef<Boolean> stored;

        Log(PersistenceId id, ActorRef<Boolean> stored) {
            super(id);
            this.stored = stored;
        }

        @Override
        public Boolean emptyState() {
            return true;
        }

        @Override
        public CommandHandler<List<ConversationEvent>, ConversationEvent, Boolean> commandHandler() {
            return (state, events) -> Effect().persist(events).thenRun(() -> stored.tell(true));
        }

        @Override
        public EventHandler<Boolean, ConversationEvent> eventHandler() {
            return (state, event) -> state;
        }
    }
}
