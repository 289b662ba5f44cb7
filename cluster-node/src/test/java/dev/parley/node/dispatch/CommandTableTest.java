package dev.parley.node.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EffectFactories;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTableTest {
    private sealed interface Command {}

    private record Say(String text) implements Command {}

    private record Count() implements Command {}

    private record Forgotten() implements Command {}

    private static final class Entity {
        private final List<String> done = new ArrayList<>();

        private Effect<String, Integer> onSay(Say say) {
            done.add("said " + say.text());
            return new EffectFactories<String, Integer>().none();
        }

        private Effect<String, Integer> onCount(Integer state, Count count) {
            done.add("counted " + state);
            return new EffectFactories<String, Integer>().none();
        }
    }

    private static final CommandTable<Entity, Command, String, Integer> TABLE = new CommandTable.Builder<
                    Entity, Command, String, Integer>()
            .on(Say.class, Entity::onSay)
            .on(Count.class, Entity::onCount)
            .build();

    @Test
    void eachEntityTakesItsOwnCommands() {
        Entity one = new Entity();
        Entity other = new Entity();
        var unused = TABLE.of(one).apply(7, new Say("hello"));
        unused = TABLE.of(other).apply(8, new Count());
        assertThat(one.done).containsExactly("said hello");
        assertThat(other.done).containsExactly("counted 8");
    }

    @Test
    void whatItLacksFails() {
        assertThatThrownBy(() -> TABLE.of(new Entity()).apply(1, new Forgotten()))
                .hasMessageContaining("no handler for");
    }
}
