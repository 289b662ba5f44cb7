package dev.parley.node.conversation;

import dev.parley.protocol.account.UserId;
import java.util.concurrent.CompletionStage;

/**
 * Whether two users may write to each other in their direct conversation. Asked when it is created, and once by each
 * incarnation that somebody writes to; changes after that come through {@link DirectGate}.
 */
@FunctionalInterface
public interface DirectRules {
    /** The same answer whichever of the two comes first; fails where it is not known now. */
    CompletionStage<Boolean> mayWrite(UserId one, UserId other);
}
