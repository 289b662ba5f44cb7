package dev.parley.node.friend;

import dev.parley.node.account.Names;
import dev.parley.node.account.UserDirectory;
import dev.parley.node.presence.PresenceReader;
import dev.parley.node.presence.PresenceState;
import dev.parley.node.session.InboxEntries;
import dev.parley.node.session.InboxEntry;
import dev.parley.persistence.friend.FriendTable.FriendRow;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.friend.Friend;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The list of one's friends, put together of what several capabilities know. Thread-safe. */
final class FriendLists {
    private static final char SEPARATOR = '\n';

    private final FriendTables tables;
    private final UserDirectory users;
    private final InboxEntries inbox;
    private final PresenceReader presence;
    private final FriendSettings settings;

    FriendLists(
            FriendTables tables,
            UserDirectory users,
            InboxEntries inbox,
            PresenceReader presence,
            FriendSettings settings) {
        this.tables = tables;
        this.users = users;
        this.inbox = inbox;
        this.presence = presence;
        this.settings = settings;
    }

    /** A friend's place in the list. */
    record Place(String name, UserId id) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::name).thenComparing(Place::id);

        static Place of(String text) {
            int separator = text.indexOf(SEPARATOR);
            return new Place(text.substring(0, Math.max(0, separator)), UserId.of(text.substring(separator + 1)));
        }

        String text() {
            return name + SEPARATOR + id;
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private record Listed(Place place, User user, Instant since) {}

    CompletionStage<Page<Friend>> page(UserId user, @Nullable String query, Optional<Place> after, int limit) {
        String beginning = query == null ? "" : Names.folded(query);
        return tables.friends().of(user, settings.friends()).thenCompose(rows -> users.profiles(
                        rows.stream().map(FriendRow::friend).toList())
                .thenCompose(profiles -> page(user, listed(rows, profiles, beginning), after, limit)));
    }

    private static List<Listed> listed(List<FriendRow> rows, Map<UserId, User> profiles, String beginning) {
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(profiles.get(row.friend())).stream()
                        .map(user -> new Listed(
                                new Place(Names.folded(user.displayName()), row.friend()), user, row.since())))
                .filter(each -> beginning.isEmpty()
                        || Names.match(
                                beginning, each.user().username(), each.user().displayName()))
                .sorted(Comparator.comparing(Listed::place))
                .toList();
    }

    private CompletionStage<Page<Friend>> page(UserId user, List<Listed> all, Optional<Place> after, int limit) {
        List<Listed> rest = all.stream()
                .filter(each -> after.isEmpty() || each.place().compareTo(after.get()) > 0)
                .toList();
        List<Listed> items = rest.subList(0, Math.min(limit, rest.size()));
        String next = items.size() < rest.size()
                ? ListCursor.of(items.get(items.size() - 1).place().text())
                : null;
        List<UserId> ids = items.stream().map(each -> each.place().id()).toList();
        return presence.of(ids)
                .thenCombine(
                        inbox.of(user).thenApply(FriendLists::direct),
                        (states, conversations) -> new Page<>(
                                items.stream()
                                        .map(each -> friend(
                                                each,
                                                states.getOrDefault(each.place().id(), PresenceState.UNKNOWN),
                                                conversations.get(each.place().id())))
                                        .toList(),
                                next,
                                (long) all.size()));
    }

    private static Map<UserId, InboxEntry> direct(Collection<InboxEntry> entries) {
        Map<UserId, InboxEntry> direct = new HashMap<>();
        for (InboxEntry entry : entries) {
            UserId peer = entry.peer();
            if (entry.type() == ConversationType.DIRECT && peer != null) {
                direct.put(peer, entry);
            }
        }
        return direct;
    }

    private static Friend friend(Listed listed, PresenceState presence, @Nullable InboxEntry conversation) {
        User user = Presences.shown(listed.user(), presence);
        return conversation == null
                ? new Friend(user, listed.since(), null, null, 0)
                : new Friend(
                        user,
                        listed.since(),
                        conversation.conversationId(),
                        conversation.lastMessage(),
                        conversation.unread());
    }
}
