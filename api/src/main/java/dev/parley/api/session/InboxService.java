package dev.parley.api.session;

import akka.Done;
import dev.parley.api.account.Principal;
import dev.parley.protocol.Page;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationSummary;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.Outcome;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The list of one's conversations, with what is unread. */
public interface InboxService {
    /** Latest activity first. A {@code cursor} that this service did not make is refused with {@code invalid_field}. */
    CompletionStage<Outcome<Page<ConversationSummary>>> conversations(
            Principal caller, @Nullable String cursor, int limit);

    /** Moves the caller's read cursor forward, never back, on all devices. */
    CompletionStage<Outcome<Done>> markRead(Principal caller, ConversationId conversation, Seq seq);

    /** Whether the caller wants notifications of a conversation, on all devices. */
    CompletionStage<Outcome<Done>> mute(Principal caller, ConversationId conversation, boolean muted);
}
