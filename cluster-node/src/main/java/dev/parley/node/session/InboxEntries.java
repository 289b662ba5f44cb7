package dev.parley.node.session;

import dev.parley.protocol.account.UserId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The list of a user's conversations, for other lists that show parts of it. Thread-safe. */
@FunctionalInterface
public interface InboxEntries {
    /** Latest activity first. The stage fails where the user's session or the conversations do not answer. */
    CompletionStage<List<InboxEntry>> of(UserId user);
}
