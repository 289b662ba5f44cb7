package dev.parley.api.http;

import dev.parley.api.account.AccountService;
import dev.parley.api.account.TokenVerifier;
import dev.parley.api.conversation.ConversationService;
import dev.parley.api.conversation.InviteService;
import dev.parley.api.conversation.MessageService;
import dev.parley.api.friend.FriendService;
import dev.parley.api.operations.ClusterInspector;
import dev.parley.api.operations.Readiness;
import dev.parley.api.session.InboxService;
import dev.parley.api.session.SessionGateway;

/** What the edge needs of the cluster. */
public record EdgePorts(
        AccountService accounts,
        FriendService friends,
        ConversationService conversations,
        MessageService messages,
        InviteService invites,
        InboxService inbox,
        SessionGateway sessions,
        TokenVerifier tokens,
        Readiness readiness,
        ClusterInspector cluster) {}
