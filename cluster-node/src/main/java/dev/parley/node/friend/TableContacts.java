package dev.parley.node.friend;

import dev.parley.node.presence.ContactList;
import dev.parley.node.presence.Contacts;
import dev.parley.protocol.account.UserId;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** The people around a user, from the tables. Thread-safe. */
final class TableContacts implements Contacts {
    private final FriendTables tables;
    private final FriendSettings settings;

    TableContacts(FriendTables tables, FriendSettings settings) {
        this.tables = tables;
        this.settings = settings;
    }

    @Override
    public CompletionStage<ContactList> of(UserId user) {
        return tables.friends()
                .of(user, settings.friends())
                .thenCombine(
                        tables.blocks().blockers(user, settings.blockedByRead()),
                        (friends, blockers) -> new ContactList(
                                friends.stream().map(row -> row.friend()).collect(Collectors.toSet()),
                                Set.copyOf(blockers)));
    }
}
