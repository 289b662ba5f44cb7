package dev.parley.node.friend;

import akka.persistence.typed.SnapshotAdapter;
import dev.parley.persistence.friend.FriendshipSnapshot;
import dev.parley.persistence.friend.FriendshipSnapshot.StoredBlock;
import dev.parley.persistence.friend.Pair;
import java.util.Set;
import java.util.stream.Collectors;

/** Between the state and its snapshot, so that the one can change while the other stays readable. */
final class FriendshipSnapshots implements SnapshotAdapter<Friendship> {
    @Override
    public Object toJournal(Friendship state) {
        return new FriendshipSnapshot(
                state.pair().first(),
                state.pair().second(),
                state.rev(),
                state.latest(),
                state.before(),
                state.friendsSince(),
                state.blocks().entrySet().stream()
                        .map(block -> new StoredBlock(block.getKey(), block.getValue()))
                        .toList(),
                state.left().stream().toList());
    }

    @Override
    public Friendship fromJournal(Object from) {
        FriendshipSnapshot snapshot = (FriendshipSnapshot) from;
        return new Friendship(
                new Pair(snapshot.first(), snapshot.second()),
                snapshot.rev(),
                snapshot.latest(),
                snapshot.before(),
                snapshot.friendsSince(),
                snapshot.blocks().stream().collect(Collectors.toMap(StoredBlock::by, StoredBlock::since)),
                Set.copyOf(snapshot.left()));
    }
}
