package dev.parley.client.http;

import dev.parley.client.ParleyException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Goes on with what came of a stage, on an executor of one's choice. Internal to the client. */
public final class Completion {
    private Completion() {}

    /** Calls exactly one of the two, once. */
    public static <T> void on(
            CompletionStage<T> stage,
            Executor executor,
            Consumer<? super T> onValue,
            Consumer<ParleyException> onFailure) {
        var unused = stage.whenCompleteAsync(
                (value, failure) -> {
                    if (failure == null) {
                        onValue.accept(value);
                    } else {
                        onFailure.accept(ParleyException.of(failure));
                    }
                },
                executor);
    }
}
