package dev.parley.persistence.account;

import dev.parley.persistence.journal.JournalEvent;
import dev.parley.persistence.journal.JournalNames;
import java.util.Map;

/** The stored names of accounts' events and snapshots. */
public final class AccountNames implements JournalNames {
    @Override
    public Map<String, Class<? extends JournalEvent>> names() {
        return Map.of(
                "account.registered.v1", AccountEvent.Registered.class,
                "account.device-signed-in.v1", AccountEvent.DeviceSignedIn.class,
                "account.tokens-refreshed.v1", AccountEvent.TokensRefreshed.class,
                "account.device-signed-out.v1", AccountEvent.DeviceSignedOut.class,
                "account.profile-changed.v1", AccountEvent.ProfileChanged.class,
                "account.password-changed.v1", AccountEvent.PasswordChanged.class,
                "account.removed.v1", AccountEvent.AccountRemoved.class,
                "account.snapshot.v1", AccountSnapshot.class);
    }
}
