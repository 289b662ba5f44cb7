package dev.parley.node.dispatch;

import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import java.util.HashMap;
import java.util.Map;

/**
 * Which method of an entity takes which command: one table for all entities of a kind. Akka's builder makes five objects
 * for each command and entity, which is more than 2 KB for a session that does nothing. Immutable.
 *
 * @param <B> the entity's behavior
 * @param <C> its commands
 * @param <E> its events
 * @param <S> its state
 */
public final class CommandTable<B, C, E, S> {
    /** Takes a command, in the entity's thread. */
    @FunctionalInterface
    public interface Handler<B, T, E, S> {
        Effect<E, S> handle(B entity, S state, T command);
    }

    /** As {@link Handler}, where the state is of no interest. */
    @FunctionalInterface
    public interface StatelessHandler<B, T, E, S> {
        Effect<E, S> handle(B entity, T command);
    }

    private final Map<Class<?>, Handler<B, C, E, S>> handlers;

    private CommandTable(Map<Class<?>, Handler<B, C, E, S>> handlers) {
        this.handlers = Map.copyOf(handlers);
    }

    /** The handler of one entity. A command that the table lacks fails, as it does with Akka's builder. */
    public CommandHandler<C, E, S> of(B entity) {
        return (state, command) -> {
            Handler<B, C, E, S> handler = handlers.get(command.getClass());
            if (handler == null) {
                throw new IllegalStateException(
                        "no handler for " + command.getClass().getName());
            }
            return handler.handle(entity, state, command);
        };
    }

    /** Commands are told apart by their very class; a sealed type stands for all that it permits. */
    public static final class Builder<B, C, E, S> {
        private final Map<Class<?>, Handler<B, C, E, S>> handlers = new HashMap<>();

        public <T extends C> Builder<B, C, E, S> on(Class<T> type, Handler<B, T, E, S> handler) {
            Leaves.of(type)
                    .forEach(leaf -> handlers.put(
                            leaf, (entity, state, command) -> handler.handle(entity, state, type.cast(command))));
            return this;
        }

        public <T extends C> Builder<B, C, E, S> on(Class<T> type, StatelessHandler<B, T, E, S> handler) {
            return on(type, (Handler<B, T, E, S>) (entity, state, command) -> handler.handle(entity, command));
        }

        public CommandTable<B, C, E, S> build() {
            return new CommandTable<>(handlers);
        }
    }
}
