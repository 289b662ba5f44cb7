package dev.parley.node.friend;

import dev.parley.node.account.ProfileView;
import dev.parley.node.presence.PresenceReader;
import dev.parley.node.presence.PresenceState;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Shows presence to friends and to oneself. Thread-safe. */
final class FriendsProfileView implements ProfileView {
    private final FriendTables tables;
    private final PresenceReader presence;

    FriendsProfileView(FriendTables tables, PresenceReader presence) {
        this.tables = tables;
        this.presence = presence;
    }

    @Override
    public CompletionStage<User> seenBy(UserId viewer, User profile) {
        UserId user = profile.userId();
        CompletionStage<Boolean> may = viewer.equals(user)
                ? CompletableFuture.completedStage(true)
                : tables.friends().find(viewer, user).thenApply(friend -> friend.isPresent());
        return may.thenCompose(shown -> shown
                ? presence.of(List.of(user))
                        .thenApply(states -> Presences.shown(profile, states.getOrDefault(user, PresenceState.UNKNOWN)))
                : CompletableFuture.completedStage(profile));
    }
}
