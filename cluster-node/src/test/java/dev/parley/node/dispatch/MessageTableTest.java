package dev.parley.node.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTableTest {
    private sealed interface Message {}

    private record Say(String text) implements Message {}

    private record Count() implements Message {}

    private record End() implements Message {}

    private static final class Actor extends AbstractBehavior<Message> {
        private static final MessageTable<Actor, Message> MESSAGES = new MessageTable.Builder<Actor, Message>()
                .on(Say.class, Actor::onSay)
                .on(Count.class, Actor::onCount)
                .endsBy(End.class)
                .atEnd(it -> it.done.add("ended"))
                .build();

        private final List<String> done;
        private int said;

        private Actor(ActorContext<Message> context, List<String> done) {
            super(context);
            this.done = done;
        }

        @Override
        public Receive<Message> createReceive() {
            return MESSAGES.of(this);
        }

        private void onSay(Say say) {
            said++;
            done.add("said " + say.text());
        }

        private void onCount() {
            done.add("counted " + said);
        }
    }

    @Test
    void eachActorTakesItsOwnMessages() {
        List<String> one = new ArrayList<>();
        List<String> other = new ArrayList<>();
        BehaviorTestKit<Message> first = actor(one);
        BehaviorTestKit<Message> second = actor(other);

        first.run(new Say("hello"));
        first.run(new Count());
        second.run(new Count());
        assertThat(one).containsExactly("said hello", "counted 1");
        assertThat(other).containsExactly("counted 0");
    }

    @Test
    void oneMessageEndsItAndTheEndIsToldOf() {
        List<String> done = new ArrayList<>();
        BehaviorTestKit<Message> ended = actor(done);
        ended.run(new End());
        assertThat(ended.isAlive()).isFalse();

        actor(done).signal(PostStop.instance());
        assertThat(done).containsExactly("ended");
    }

    private static BehaviorTestKit<Message> actor(List<String> done) {
        return BehaviorTestKit.create(Behaviors.setup(context -> new Actor(context, done)));
    }
}
