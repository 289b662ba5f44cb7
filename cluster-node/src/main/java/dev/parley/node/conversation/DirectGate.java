package dev.parley.node.conversation;

import akka.Done;
import dev.parley.protocol.account.UserId;
import java.util.concurrent.CompletionStage;

/** Opens and closes the direct conversation of two users for what they write. Reading goes on. */
@FunctionalInterface
public interface DirectGate {
    /**
     * Call it after what {@link DirectRules} answers has changed, until it succeeds; repeating it is harmless. It also
     * succeeds where the two have no conversation.
     */
    CompletionStage<Done> set(UserId one, UserId other, boolean open);
}
