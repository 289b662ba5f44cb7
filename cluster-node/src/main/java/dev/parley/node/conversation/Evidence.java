package dev.parley.node.conversation;

import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was known when a change came in, beyond what the window will tell when it is decided.
 *
 * @param asOf of which state; what has changed since is in the window, or else the evidence is void
 * @param target the message that the change is about, or that it repeats
 * @param answered the message that a new one answers
 * @param mayWrite what the rules say of a direct conversation; absent where they were not asked
 */
record Evidence(
        Rev asOf,
        Optional<Message> target,
        Optional<Message> answered,
        @Nullable Boolean mayWrite) {

    static Evidence none(Rev asOf) {
        return new Evidence(asOf, Optional.empty(), Optional.empty(), null);
    }
}
