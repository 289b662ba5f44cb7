package dev.parley.protocol.friend;

import dev.parley.protocol.account.User;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A friend as the list of friends shows one.
 *
 * @param user with {@code online} and {@code lastSeenAt}
 * @param conversationId the direct conversation with the friend, where there is one
 */
public record Friend(
        User user,
        Instant since,
        @Nullable ConversationId conversationId,
        @Nullable Message lastMessage,
        long unread) {}
