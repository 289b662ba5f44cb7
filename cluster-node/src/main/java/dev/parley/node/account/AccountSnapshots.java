package dev.parley.node.account;

import akka.persistence.typed.SnapshotAdapter;
import dev.parley.persistence.account.AccountSnapshot;
import dev.parley.persistence.account.AccountSnapshot.StoredDevice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Between the state and its snapshot, so that the one can change while the other stays readable. */
final class AccountSnapshots implements SnapshotAdapter<Account> {
    @Override
    public Object toJournal(Account state) {
        if (state instanceof Account.Gone gone) {
            return snapshot(gone.last(), gone.at());
        }
        if (state instanceof ActiveAccount account) {
            return snapshot(account, null);
        }
        throw new IllegalStateException("an account without events has no snapshot");
    }

    private static AccountSnapshot snapshot(ActiveAccount account, @Nullable Instant removedAt) {
        return new AccountSnapshot(
                account.userId(),
                account.username(),
                account.email(),
                account.passwordHash(),
                account.displayName(),
                account.introduction(),
                account.gender(),
                account.avatarMediaId(),
                account.createdAt(),
                account.devices().stream().map(AccountSnapshots::stored).toList(),
                removedAt);
    }

    @Override
    public Account fromJournal(Object from) {
        AccountSnapshot snapshot = (AccountSnapshot) from;
        ActiveAccount account = new ActiveAccount(
                snapshot.userId(),
                snapshot.username(),
                snapshot.email(),
                snapshot.passwordHash(),
                snapshot.displayName(),
                snapshot.introduction(),
                snapshot.gender(),
                snapshot.avatarMediaId(),
                snapshot.createdAt(),
                snapshot.devices().stream().map(AccountSnapshots::device).toList());
        Instant removedAt = snapshot.removedAt();
        return removedAt == null ? account : new Account.Gone(account, removedAt);
    }

    private static StoredDevice stored(SignedInDevice device) {
        return new StoredDevice(
                device.deviceId(),
                device.name(),
                device.createdAt(),
                device.lastUsedAt(),
                device.current(),
                device.spent());
    }

    private static SignedInDevice device(StoredDevice stored) {
        return new SignedInDevice(
                stored.deviceId(),
                stored.name(),
                stored.createdAt(),
                stored.lastUsedAt(),
                stored.current(),
                stored.spent());
    }
}
