package dev.parley.node.account;

import akka.Done;
import dev.parley.protocol.account.UserId;
import java.util.concurrent.CompletionStage;

/** What other capabilities end when an account is gone. */
@FunctionalInterface
public interface AccountFarewell {
    /** May be repeated, and fails where something is not ended yet. */
    CompletionStage<Done> of(UserId user);
}
