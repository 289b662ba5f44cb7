package dev.parley.persistence.fence;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Says whether the entities of this node are still the only ones of their kind. Thread-safe. */
@FunctionalInterface
public interface WriteFence {
    /** No cluster, no rival. */
    WriteFence OPEN = () -> CompletableFuture.completedStage(null);

    /**
     * Completes when it is certain that at the time of this call no other node had taken over what lives here; fails
     * when that does not become certain in time. Never blocks, and is complete at once as a rule.
     */
    CompletionStage<@Nullable Void> passed();
}
