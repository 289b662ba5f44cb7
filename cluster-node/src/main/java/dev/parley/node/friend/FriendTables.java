package dev.parley.node.friend;

import dev.parley.persistence.account.NameTable;
import dev.parley.persistence.account.RemovedUserTable;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.friend.BlockTable;
import dev.parley.persistence.friend.FriendRequestTable;
import dev.parley.persistence.friend.FriendTable;
import dev.parley.persistence.friend.FriendshipHeadTable;

/** What friendships read and write in tables. */
record FriendTables(
        FriendTable friends,
        FriendRequestTable requests,
        BlockTable blocks,
        FriendshipHeadTable heads,
        RemovedUserTable removed,
        NameTable usernames) {
    static FriendTables of(Queries queries, FriendSettings settings) {
        return new FriendTables(
                new FriendTable(queries),
                new FriendRequestTable(queries, settings.answeredKept()),
                new BlockTable(queries),
                new FriendshipHeadTable(queries),
                new RemovedUserTable(queries),
                NameTable.usernames(queries));
    }
}
