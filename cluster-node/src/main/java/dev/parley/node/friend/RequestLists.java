package dev.parley.node.friend;

import dev.parley.api.friend.RequestList;
import dev.parley.node.account.UserDirectory;
import dev.parley.persistence.friend.BlockTable.BlockRow;
import dev.parley.persistence.friend.RequestDirection;
import dev.parley.persistence.friend.StoredRequest;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.friend.Block;
import dev.parley.protocol.friend.FriendRequest;
import dev.parley.protocol.friend.FriendRequestId;
import dev.parley.protocol.friend.FriendRequestStatus;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** The lists of one's requests and blocks, with the profiles of the others. Who has no account any more is left out. Thread-safe. */
final class RequestLists {
    private static final Comparator<StoredRequest> NEWEST_FIRST = Comparator.comparing(
                    (StoredRequest request) -> request.requestId().value())
            .reversed();

    private final FriendTables tables;
    private final UserDirectory users;

    RequestLists(FriendTables tables, UserDirectory users) {
        this.tables = tables;
        this.users = users;
    }

    CompletionStage<Page<FriendRequest>> requests(
            UserId user, RequestList which, Optional<FriendRequestId> before, int limit) {
        RequestDirection direction = which.incoming() ? RequestDirection.INCOMING : RequestDirection.OUTGOING;
        FriendRequestStatus status = which.status();
        CompletionStage<List<StoredRequest>> found = status == null
                ? all(user, direction, before, limit + 1)
                : tables.requests().page(user, direction, status, before, limit + 1);
        return found.thenCompose(requests -> {
            List<StoredRequest> items = requests.subList(0, Math.min(limit, requests.size()));
            String next = items.size() < requests.size()
                    ? ListCursor.of(items.get(items.size() - 1).requestId().toString())
                    : null;
            Set<UserId> people = new LinkedHashSet<>();
            items.forEach(request -> people.addAll(List.of(request.from(), request.to())));
            return users.profiles(people)
                    .thenApply(profiles -> new Page<>(
                            items.stream()
                                    .flatMap(request -> Requests.described(request, profiles).stream())
                                    .toList(),
                            next,
                            null));
        });
    }

    /** The pending ones and the answered ones as one list; one that is answered meanwhile may be in both. */
    private CompletionStage<List<StoredRequest>> all(
            UserId user, RequestDirection direction, Optional<FriendRequestId> before, int limit) {
        return tables.requests()
                .page(user, direction, true, before, limit)
                .thenCombine(tables.requests().page(user, direction, false, before, limit), (pending, answered) -> {
                    Map<FriendRequestId, StoredRequest> byId = new LinkedHashMap<>();
                    Stream.concat(pending.stream(), answered.stream())
                            .forEach(request -> byId.put(request.requestId(), request));
                    return byId.values().stream()
                            .sorted(NEWEST_FIRST)
                            .limit(limit)
                            .toList();
                });
    }

    CompletionStage<Page<Block>> blocks(UserId user, Optional<UserId> after, int limit) {
        return tables.blocks().of(user, after, limit + 1).thenCompose(rows -> {
            List<BlockRow> items = rows.subList(0, Math.min(limit, rows.size()));
            String next = items.size() < rows.size()
                    ? ListCursor.of(items.get(items.size() - 1).blocked().toString())
                    : null;
            return users.profiles(items.stream().map(BlockRow::blocked).toList())
                    .thenApply(profiles -> new Page<>(blocks(items, profiles), next, null));
        });
    }

    private static List<Block> blocks(List<BlockRow> rows, Map<UserId, User> profiles) {
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(profiles.get(row.blocked())).stream()
                        .map(user -> new Block(user, row.since())))
                .toList();
    }
}
