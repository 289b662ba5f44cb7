package dev.parley.persistence.account;

import dev.parley.persistence.account.AccountEvent.AccountRemoved;
import dev.parley.persistence.account.AccountEvent.DeviceSignedIn;
import dev.parley.persistence.account.AccountEvent.DeviceSignedOut;
import dev.parley.persistence.account.AccountEvent.PasswordChanged;
import dev.parley.persistence.account.AccountEvent.ProfileChanged;
import dev.parley.persistence.account.AccountEvent.Registered;
import dev.parley.persistence.account.AccountEvent.TokensRefreshed;
import dev.parley.persistence.account.AccountSnapshot.StoredDevice;
import dev.parley.persistence.journal.JournalSamples;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.MediaId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What stands in somebody's journal already must mean the same to this version. */
class AccountEventCompatibilityTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final UserId ANNA = new UserId(UUID.fromString("0193500e-0000-7000-8000-000000000001"));
    private static final DeviceId PHONE = new DeviceId(UUID.fromString("0193500e-0000-7000-8000-0000000000d1"));
    private static final MediaId AVATAR = new MediaId(UUID.fromString("0193500e-0000-7000-8000-0000000000f1"));
    private static final PasswordHash PASSWORD = new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA");
    private static final TokenHash TOKEN = new TokenHash("aGFzaA");

    private final JournalSamples samples = new JournalSamples();

    @Test
    void anAccountIsRegistered() {
        samples.isReadAs(new Registered(ANNA, "Anna", "anna@example.org", PASSWORD, "Anna ☕", NOON));
        samples.survives(new Registered(ANNA, "Anna", null, null, "Anna", NOON));
    }

    @Test
    void devicesComeAndGo() {
        samples.isReadAs(new DeviceSignedIn(PHONE, "phone", TOKEN, NOON));
        samples.isReadAs(new TokensRefreshed(PHONE, TOKEN, NOON));
        samples.isReadAs(new DeviceSignedOut(PHONE, SignOutReason.REUSE, NOON));
        for (SignOutReason reason : SignOutReason.values()) {
            samples.survives(new DeviceSignedOut(PHONE, reason, NOON));
        }
    }

    @Test
    void profileAndPasswordChange() {
        samples.isReadAs(new ProfileChanged("Anna", "hello", "f", null, NOON));
        samples.survives(new ProfileChanged("Anna", null, null, AVATAR, NOON));
        samples.isReadAs(new PasswordChanged(PASSWORD, NOON));
    }

    @Test
    void anAccountIsRemoved() {
        samples.isReadAs(new AccountRemoved(NOON));
    }

    @Test
    void aSnapshotKeepsAll() {
        StoredDevice phone = new StoredDevice(PHONE, "phone", NOON, NOON, TOKEN, List.of(TOKEN));
        samples.survives(new AccountSnapshot(
                ANNA, "Anna", null, PASSWORD, "Anna", null, null, AVATAR, NOON, List.of(phone), NOON));
        samples.isReadAs(new AccountSnapshot(
                ANNA, "Anna", "anna@example.org", PASSWORD, "Anna ☕", "hello", "f", null, NOON, List.of(phone), null));
    }
}
