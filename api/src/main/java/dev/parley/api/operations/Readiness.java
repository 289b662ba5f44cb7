package dev.parley.api.operations;

import java.util.List;

/** Whether the node should get traffic, and whether it should go on living. */
public interface Readiness {
    /** What keeps the node from serving, in words; empty when it is ready. Must not block. */
    List<String> notReadyBecause();

    /** What makes a restart of the process the only remedy; empty when it lives. Must not block. */
    List<String> notLiveBecause();
}
