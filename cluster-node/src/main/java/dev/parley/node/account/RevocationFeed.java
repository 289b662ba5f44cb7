package dev.parley.node.account;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.pubsub.Topic;
import dev.parley.protocol.account.DeviceId;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps a node's {@link Revocations} up to date: by what other nodes tell, and by reading what they may have failed to tell. */
final class RevocationFeed {
    sealed interface Command {
        record Told(Set<DeviceId> devices) implements Command {}

        record ReadAgain() implements Command {}

        record WasRead(@Nullable Throwable failure) implements Command {}
    }

    private RevocationFeed() {}

    static Behavior<Command> of(
            Revocations revocations, ActorRef<Topic.Command<DevicesRevoked>> topic, Duration interval) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            topic.tell(Topic.subscribe(
                    context.messageAdapter(DevicesRevoked.class, news -> new Command.Told(news.devices()))));
            timers.startTimerWithFixedDelay(new Command.ReadAgain(), interval);
            return Behaviors.receive(Command.class)
                    .onMessage(Command.Told.class, told -> {
                        revocations.note(new DevicesRevoked(told.devices()));
                        return Behaviors.same();
                    })
                    .onMessage(Command.ReadAgain.class, tick -> {
                        context.pipeToSelf(revocations.load(), (done, failure) -> new Command.WasRead(failure));
                        return Behaviors.same();
                    })
                    .onMessage(Command.WasRead.class, read -> {
                        if (read.failure() != null) {
                            context.getLog()
                                    .warn(
                                            "Cannot read the signed-out devices; next try in {}",
                                            interval,
                                            read.failure());
                        }
                        return Behaviors.same();
                    })
                    .build();
        }));
    }
}
