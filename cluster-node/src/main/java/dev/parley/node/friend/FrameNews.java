package dev.parley.node.friend;

import dev.parley.node.account.UserDirectory;
import dev.parley.node.presence.ContactsChanged;
import dev.parley.node.session.Announcements;
import dev.parley.persistence.friend.Pair;
import dev.parley.persistence.friend.StoredRequest;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.frame.ServerFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** News as frames to the devices of both, and to their sessions, which then watch other contacts. Thread-safe. */
final class FrameNews implements FriendshipNews {
    private final UserDirectory users;
    private final Announcements announcements;
    private final ContactsChanged contacts;

    FrameNews(UserDirectory users, Announcements announcements, ContactsChanged contacts) {
        this.users = users;
        this.announcements = announcements;
        this.contacts = contacts;
    }

    @Override
    public void changed(@Nullable Friendship before, Friendship after) {
        Pair pair = after.pair();
        List<UserId> both = List.of(pair.first(), pair.second());
        if (before == null
                || before.friends() != after.friends()
                || !before.blocks().keySet().equals(after.blocks().keySet())) {
            both.forEach(contacts::of);
        }
        StoredRequest request = after.latest();
        if (request != null && (before == null || !request.equals(before.latest()))) {
            tell(request);
        }
        if (before != null && before.friends() && !after.friends()) {
            both.forEach(user -> announcements.tell(user, new ServerFrame.FriendRemoved(pair.other(user))));
        }
        for (UserId by : both) {
            boolean blocks = after.blocks().containsKey(by);
            if (before != null && before.blocks().containsKey(by) != blocks) {
                announcements.tell(by, new ServerFrame.BlockChanged(pair.other(by), blocks));
            }
        }
    }

    private void tell(StoredRequest request) {
        var unused = users.profiles(List.of(request.from(), request.to()))
                .thenAccept(profiles -> Requests.described(request, profiles)
                        .<ServerFrame>map(described -> request.pending()
                                ? new ServerFrame.FriendRequested(described)
                                : new ServerFrame.FriendRequestChanged(described))
                        .ifPresent(frame -> {
                            announcements.tell(request.from(), frame);
                            announcements.tell(request.to(), frame);
                        }));
    }
}
