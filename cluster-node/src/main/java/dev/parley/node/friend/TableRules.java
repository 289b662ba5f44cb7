package dev.parley.node.friend;

import dev.parley.node.conversation.DirectRules;
import dev.parley.node.conversation.Invitable;
import dev.parley.protocol.account.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who may write to whom, from the tables. A friendship writes its rows before it tells the conversation, so that who
 * reads here is told of everything that is not in the rows yet. Thread-safe.
 */
final class TableRules implements DirectRules, Invitable {
    private final FriendTables tables;
    private final FriendSettings settings;

    TableRules(FriendTables tables, FriendSettings settings) {
        this.tables = tables;
        this.settings = settings;
    }

    @Override
    public CompletionStage<Boolean> mayWrite(UserId one, UserId other) {
        return allOf(List.of(
                not(tables.blocks().has(one, other)),
                not(tables.blocks().has(other, one)),
                not(tables.removed().has(one)),
                not(tables.removed().has(other)),
                settings.directMessagesFrom() == DirectMessagesFrom.ANYONE
                        ? CompletableFuture.completedStage(true)
                        : tables.friends().find(one, other).thenApply(friend -> friend.isPresent())));
    }

    @Override
    public CompletionStage<Set<UserId>> notInvitable(UserId by, Collection<UserId> users) {
        return tables.blocks().among(by, users);
    }

    private static CompletionStage<Boolean> not(CompletionStage<Boolean> condition) {
        return condition.thenApply(holds -> !holds);
    }

    private static CompletionStage<Boolean> allOf(List<CompletionStage<Boolean>> conditions) {
        return conditions.stream()
                .reduce((one, other) -> one.thenCombine(other, (a, b) -> a && b))
                .orElseThrow();
    }
}
