package dev.parley.node.presence;

import dev.parley.protocol.account.UserId;
import java.util.concurrent.CompletionStage;

/** Whom a user may hear of, as far as presence needs it. */
@FunctionalInterface
public interface Contacts {
    /** The stage fails where what is stored does not answer. */
    CompletionStage<ContactList> of(UserId user);
}
