package dev.parley.api.operations;

import java.util.List;

/** Whether the node should get traffic, and whether it should go on living. */
public interface Readiness {
    /** What keeps the node from serving, in words; empty when it is ready. Must not block. */
    List<String> notReadyBecause();

    /**
     * Whether it can serve anybody at all: it has joined, and the others have not replaced it. One that is about to leave
     * still serves, though it should get nothing new. Must not block.
     */
    boolean isOpen();

    /** What makes a restart of the process the only remedy; empty when it lives. Must not block. */
    List<String> notLiveBecause();
}
