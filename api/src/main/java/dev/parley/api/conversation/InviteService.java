package dev.parley.api.conversation;

import akka.Done;
import dev.parley.api.account.Principal;
import dev.parley.protocol.Page;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.CreateInvite;
import dev.parley.protocol.conversation.Invite;
import dev.parley.protocol.error.Outcome;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the edge asks of invites to groups; all but joining is for admins. */
public interface InviteService {
    CompletionStage<Outcome<Invite>> create(Principal caller, ConversationId conversation, CreateInvite request);

    /** The invites that somebody can still join by. */
    CompletionStage<Outcome<Page<Invite>>> list(
            Principal caller, ConversationId conversation, @Nullable String cursor, int limit);

    CompletionStage<Outcome<Done>> revoke(Principal caller, ConversationId conversation, String code);

    /** Who is in already stays in, and uses nothing up. */
    CompletionStage<Outcome<ConversationInfo>> join(Principal caller, String code);
}
