package dev.parley.node.conversation;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.parley.node.ClusterMessage;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a conversation's events into the tables: a child of its entity, one write at a time, in order, again until it
 * succeeds. What waits here is bounded, because the entity accepts no more than its window holds.
 */
final class ConversationProjector extends AbstractBehavior<ConversationProjector.Command> {
    private static final Logger log = LoggerFactory.getLogger(ConversationProjector.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    /** What one may say to it. */
    sealed interface Command extends ClusterMessage {}

    /** Events that follow those given before. {@code prompt}: lists should see them at once. */
    record Project(List<ProjectedEvent> events, ProjectedHead head, boolean prompt) implements Command {}

    private record ReadProgress() implements Command {}

    private record Progress(Rev rev) implements Command {}

    private record Write() implements Command {}

    private record Written(Rev rev) implements Command {}

    private record Failed(Command retry, String why) implements Command {}

    private final ConversationId conversation;
    private final ConversationProjection projection;
    private final ActorRef<ConversationCommand> entity;
    private final TimerScheduler<Command> timers;
    private final Supplier<Duration> gathering;
    private final List<ProjectedEvent> waiting = new ArrayList<>();
    private @Nullable ProjectedHead head;
    private boolean writing;
    private boolean prompt;
    private Duration retryAfter = FIRST_RETRY;

    private ConversationProjector(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            ConversationId conversation,
            ConversationProjection projection,
            ActorRef<ConversationCommand> entity,
            Supplier<Duration> gathering) {
        super(context);
        this.timers = timers;
        this.conversation = conversation;
        this.projection = projection;
        this.entity = entity;
        this.gathering = gathering;
    }

    /**
     * Begins by telling {@code entity} how far the tables are.
     *
     * @param gathering how long events are gathered, each time anew
     */
    static Behavior<Command> create(
            ConversationId conversation,
            ConversationProjection projection,
            ActorRef<ConversationCommand> entity,
            Supplier<Duration> gathering) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            ConversationProjector projector =
                    new ConversationProjector(context, timers, conversation, projection, entity, gathering);
            projector.readProgress();
            return projector;
        }));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Project.class, this::onProject)
                .onMessage(Write.class, this::onWrite)
                .onMessage(Written.class, this::onWritten)
                .onMessage(ReadProgress.class, read -> readProgress())
                .onMessage(Progress.class, this::onProgress)
                .onMessage(Failed.class, this::onFailed)
                .build();
    }

    private Behavior<Command> readProgress() {
        getContext()
                .pipeToSelf(
                        projection.projected(conversation),
                        (rev, failure) -> rev == null
                                ? new Failed(new ReadProgress(), String.valueOf(failure))
                                : new Progress(rev));
        return this;
    }

    private Behavior<Command> onProgress(Progress progress) {
        retryAfter = FIRST_RETRY;
        entity.tell(new ConversationCommand.Projected(progress.rev()));
        write(projection);
        return this;
    }

    private Behavior<Command> onProject(Project project) {
        waiting.addAll(project.events());
        head = project.head();
        prompt |= project.prompt();
        writeNext();
        return this;
    }

    private void writeNext() {
        if (writing || waiting.isEmpty()) {
            return;
        }
        if (prompt) {
            timers.cancel(Write.class);
            write(projection);
        } else if (!timers.isTimerActive(Write.class)) {
            timers.startSingleTimer(Write.class, new Write(), gathering.get());
        }
    }

    private Behavior<Command> onWrite(Write due) {
        write(projection.patient());
        return this;
    }

    private void write(ConversationProjection tables) {
        ProjectedHead last = head;
        if (writing || last == null || waiting.isEmpty()) {
            return;
        }
        writing = true;
        prompt = false;
        List<ProjectedEvent> batch = List.copyOf(waiting);
        getContext()
                .pipeToSelf(
                        tables.write(batch, last),
                        (done, failure) -> done == null
                                ? new Failed(new Write(), String.valueOf(failure))
                                : new Written(last.rev()));
    }

    private Behavior<Command> onWritten(Written written) {
        writing = false;
        retryAfter = FIRST_RETRY;
        waiting.removeIf(event -> !event.numbered().rev().isAfter(written.rev()));
        entity.tell(new ConversationCommand.Projected(written.rev()));
        writeNext();
        return this;
    }

    private Behavior<Command> onFailed(Failed failed) {
        writing = false;
        log.warn(
                "event=projection_failed conversation={} retry_after={} why={}",
                conversation,
                retryAfter,
                failed.why());
        entity.tell(new ConversationCommand.NotProjected());
        timers.startSingleTimer(Write.class, failed.retry(), retryAfter);
        Duration doubled = retryAfter.multipliedBy(2);
        retryAfter = doubled.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : doubled;
        return this;
    }
}
