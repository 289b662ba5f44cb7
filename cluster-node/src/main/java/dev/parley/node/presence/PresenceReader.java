package dev.parley.node.presence;

import dev.parley.protocol.account.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The presence of some users at this moment, for lists. Thread-safe. Who may see it is for the caller to say. */
@FunctionalInterface
public interface PresenceReader {
    /** Has an entry for each user; who is not known seems offline. Never fails: where nothing answers, all seem so. */
    CompletionStage<Map<UserId, PresenceState>> of(Collection<UserId> users);
}
