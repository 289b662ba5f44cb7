package dev.parley.persistence.conversation;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Seq;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in a user's list.
 *
 * @param peer      the other member of a direct conversation
 * @param joinedSeq the last message before the user came in
 * @param ownSeq    the user's last own message
 */
public record InboxRow(
        UserId user,
        ConversationId conversation,
        ConversationType type,
        @Nullable UserId peer,
        Seq joinedSeq,
        Seq ownSeq) {}
