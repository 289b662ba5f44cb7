package dev.parley.node.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.protocol.account.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Lists of conversations of which somebody has read a page and will want the next: a list that is read page by page is put
 * together once, and stays in its order meanwhile. For a short time; bounded for the whole node. Thread-safe.
 */
final class KeptLists {
    private final Cache<UserId, List<InboxEntry>> lists;

    KeptLists(SessionSettings settings) {
        this.lists = Caffeine.newBuilder()
                .expireAfterWrite(settings.listKept())
                .maximumWeight(settings.listedKept())
                .weigher((UserId user, List<InboxEntry> list) -> list.size())
                .build();
    }

    void keep(UserId user, List<InboxEntry> list) {
        lists.put(user, list);
    }

    /** What was put together last, if that is not too long ago. */
    Optional<List<InboxEntry>> of(UserId user) {
        return Optional.ofNullable(lists.getIfPresent(user));
    }
}
