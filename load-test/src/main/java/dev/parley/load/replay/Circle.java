package dev.parley.load.replay;

import dev.parley.load.Patience;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.frame.ServerFrame.PresenceUpdate.Status;
import dev.parley.protocol.friend.FriendRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who of the cast looks after whom: neighbours among the first are friends, and everybody watches the next few. When the
 * play is over, each must have seen all of its people, and the one who leaves must be seen leaving.
 */
final class Circle {
    private static final int FRIENDS = 20;
    private static final int WATCHED = 5;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final List<Cast.Actor> cast;
    private final Map<Cast.Actor, Set<UserId>> seen = new LinkedHashMap<>();
    private int friendships;

    private Circle(List<Cast.Actor> cast) {
        this.cast = cast;
    }

    /** Makes the friends, and tells everybody whom to watch. */
    static Circle form(Cast cast) {
        Circle circle = new Circle(cast.all());
        for (int i = 0; i + 1 < Math.min(FRIENDS, circle.cast.size()); i += 2) {
            circle.befriend(circle.cast.get(i), circle.cast.get(i + 1));
        }
        for (int i = 0; i < circle.cast.size(); i++) {
            circle.watch(i);
        }
        return circle;
    }

    private void befriend(Cast.Actor one, Cast.Actor other) {
        FriendRequest request = one.client().friends().request(other.userId()).join();
        other.client().friends().accept(request.friendRequestId()).join();
        sees(one, other);
        sees(other, one);
        friendships++;
    }

    private void watch(int index) {
        Cast.Actor watcher = cast.get(index);
        List<UserId> watched = new ArrayList<>();
        for (int next = 1; next <= Math.min(WATCHED, cast.size() - 1); next++) {
            Cast.Actor other = cast.get((index + next) % cast.size());
            watched.add(other.userId());
            sees(watcher, other);
        }
        watcher.session().watchPresence(watched);
    }

    private void sees(Cast.Actor watcher, Cast.Actor other) {
        seen.computeIfAbsent(watcher, actor -> new LinkedHashSet<>()).add(other.userId());
    }

    int friendships() {
        return friendships;
    }

    /** Objects to whoever has not seen its people; then one goes, and whoever has not seen that. */
    void check(Objections objections) throws InterruptedException {
        seen.forEach((watcher, people) -> people.forEach(user -> {
            if (!watcher.witness().sightings().sees(user, Status.ONLINE)) {
                objections.add(watcher.nick() + " does not know that " + user + " is online");
            }
        }));
        Cast.Actor leaving = cast.get(cast.size() - 1);
        leaving.session().close();
        List<Cast.Actor> watchers = seen.entrySet().stream()
                .filter(entry -> entry.getValue().contains(leaving.userId()))
                .map(Map.Entry::getKey)
                .toList();
        boolean noticed = Patience.until(SOON, () -> watchers.stream()
                .allMatch(watcher -> watcher.witness().sightings().sees(leaving.userId(), Status.OFFLINE)));
        if (!noticed) {
            objections.add(leaving.nick() + " has left, and some of " + watchers.size() + " do not know");
        }
    }
}
