package dev.parley.node.friend;

import akka.actor.typed.ActorSystem;
import akka.persistence.typed.PersistenceId;
import com.typesafe.config.Config;
import dev.parley.persistence.account.NameTable;
import dev.parley.persistence.account.RemovedUserTable;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.friend.BlockTable;
import dev.parley.persistence.friend.FriendRequestTable;
import dev.parley.persistence.friend.FriendTable;
import dev.parley.persistence.friend.FriendshipEvent;
import dev.parley.persistence.friend.FriendshipHeadTable;
import dev.parley.persistence.friend.Pair;
import dev.parley.persistence.journal.JournalReader;
import dev.parley.persistence.journal.LogReplay;
import dev.parley.protocol.conversation.Rev;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Makes the rows of pairs of users anew, by the projection that their entities use. */
public final class FriendshipReplay implements LogReplay {
    private final JournalReader journal;
    private final FriendshipProjection projection;
    private final int part;

    private FriendshipReplay(JournalReader journal, FriendshipProjection projection, int part) {
        this.journal = journal;
        this.projection = projection;
        this.part = part;
    }

    /**
     * @param asOf requests that were answered long before are not kept any more
     * @param part events that are read together
     */
    public static FriendshipReplay of(ActorSystem<?> system, Config config, Queries queries, Instant asOf, int part) {
        FriendTables tables = new FriendTables(
                new FriendTable(queries),
                new FriendRequestTable(queries, FriendSettings.from(config).answeredKept(), asOf),
                new BlockTable(queries),
                new FriendshipHeadTable(queries),
                new RemovedUserTable(queries),
                NameTable.usernames(queries));
        return new FriendshipReplay(new JournalReader(system), new TableFriendshipProjection(tables), part);
    }

    @Override
    public String entityType() {
        return FriendshipEntity.KEY.name();
    }

    @Override
    public CompletionStage<Void> replay(PersistenceId log) {
        Friendship none = Friendship.none(Pair.of(log.entityId()));
        return journal.fold(log, part, FriendshipEvent.class, none, Friendship::apply)
                .thenCompose(this::write);
    }

    private CompletionStage<Void> write(Friendship state) {
        return state.rev().equals(Rev.ZERO)
                ? CompletableFuture.completedStage(null)
                : projection
                        .write(null, state)
                        .thenCompose(written -> projection.mark(state))
                        .thenAccept(marked -> {});
    }
}
