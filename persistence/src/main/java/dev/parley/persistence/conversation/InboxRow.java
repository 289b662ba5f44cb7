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
 * @param visibleSeq the user sees the messages after it: none before the join, or all of them
 * @param ownSeq    the user's last own message
 */
public record InboxRow(
        UserId user,
        ConversationId conversation,
        ConversationType type,
        @Nullable UserId peer,
        Seq joinedSeq,
        Seq visibleSeq,
        Seq ownSeq) {}
