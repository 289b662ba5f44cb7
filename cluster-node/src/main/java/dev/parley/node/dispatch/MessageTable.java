package dev.parley.node.dispatch;

import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.Signal;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * As {@link CommandTable}, for actors that are no entities. Immutable.
 *
 * @param <A> the actor
 * @param <M> its messages
 */
public final class MessageTable<A, M> {
    private final Map<Class<?>, BiFunction<A, M, Behavior<M>>> handlers;
    private final Consumer<A> stopped;

    private MessageTable(Map<Class<?>, BiFunction<A, M, Behavior<M>>> handlers, Consumer<A> stopped) {
        this.handlers = Map.copyOf(handlers);
        this.stopped = stopped;
    }

    /** What {@code actor} does with its messages; one that the table lacks is unhandled. */
    public Receive<M> of(A actor) {
        return new Receive<>() {
            @Override
            public Behavior<M> receiveMessage(M message) {
                BiFunction<A, M, Behavior<M>> handler = handlers.get(message.getClass());
                return handler == null ? Behaviors.unhandled() : handler.apply(actor, message);
            }

            @Override
            public Behavior<M> receiveSignal(Signal signal) {
                if (!(signal instanceof PostStop)) {
                    return Behaviors.unhandled();
                }
                stopped.accept(actor);
                return Behaviors.same();
            }
        };
    }

    /** Messages are told apart by their very class. */
    public static final class Builder<A, M> {
        private final Map<Class<?>, BiFunction<A, M, Behavior<M>>> handlers = new HashMap<>();
        private Consumer<A> stopped = actor -> {};

        /** The actor goes on as it is. */
        public <T extends M> Builder<A, M> on(Class<T> type, BiConsumer<A, T> handler) {
            handlers.put(type, (actor, message) -> {
                handler.accept(actor, type.cast(message));
                return Behaviors.same();
            });
            return this;
        }

        /** As {@link #on(Class, BiConsumer)}, for a message that says nothing but what it is. */
        public <T extends M> Builder<A, M> on(Class<T> type, Consumer<A> handler) {
            return on(type, (actor, message) -> handler.accept(actor));
        }

        /** The actor ends by it. */
        public Builder<A, M> endsBy(Class<? extends M> type) {
            handlers.put(type, (actor, message) -> Behaviors.stopped());
            return this;
        }

        /** The actor ends if the handler says so. */
        public <T extends M> Builder<A, M> endsIf(Class<T> type, BiPredicate<A, T> handler) {
            handlers.put(
                    type,
                    (actor, message) ->
                            handler.test(actor, type.cast(message)) ? Behaviors.stopped() : Behaviors.same());
            return this;
        }

        /** Done last, however the actor ends. */
        public Builder<A, M> atEnd(Consumer<A> handler) {
            stopped = handler;
            return this;
        }

        public MessageTable<A, M> build() {
            return new MessageTable<>(handlers, stopped);
        }
    }
}
