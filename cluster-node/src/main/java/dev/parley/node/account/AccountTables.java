package dev.parley.node.account;

import dev.parley.persistence.account.NameTable;
import dev.parley.persistence.account.RemovedUserTable;
import dev.parley.persistence.account.RevokedDeviceTable;
import dev.parley.persistence.account.SigningKeyTable;
import dev.parley.persistence.account.UserPrefixTable;
import dev.parley.persistence.cassandra.Queries;

/** What accounts keep in tables. */
record AccountTables(
        NameTable usernames,
        NameTable emails,
        UserPrefixTable prefixes,
        RevokedDeviceTable revoked,
        SigningKeyTable keys,
        RemovedUserTable removed) {
    static AccountTables of(Queries queries) {
        return new AccountTables(
                NameTable.usernames(queries),
                NameTable.emails(queries),
                new UserPrefixTable(queries),
                new RevokedDeviceTable(queries),
                new SigningKeyTable(queries),
                new RemovedUserTable(queries));
    }
}
