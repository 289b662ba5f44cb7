package dev.parley.protocol.error;

import java.util.function.Function;

/** What came of a request: its answer, or why there is none. */
public sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    static <T> Outcome<T> refused(ErrorCode code) {
        return new Refused<>(Refusal.of(code));
    }

    /** One of the two functions, applied. */
    default <R> R fold(Function<? super T, ? extends R> onDone, Function<Refusal, ? extends R> onRefused) {
        return this instanceof Done<T> done
                ? onDone.apply(done.value())
                : onRefused.apply(((Refused<T>) this).refusal());
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> f) {
        return fold(value -> done(f.apply(value)), Outcome::refused);
    }
}
