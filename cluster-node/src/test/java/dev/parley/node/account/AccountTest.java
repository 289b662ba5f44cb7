package dev.parley.node.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.node.account.Account.NewAccount;
import dev.parley.node.account.Account.ProfileChange;
import dev.parley.persistence.account.AccountEvent;
import dev.parley.persistence.account.AccountEvent.DeviceSignedIn;
import dev.parley.persistence.account.AccountEvent.DeviceSignedOut;
import dev.parley.persistence.account.AccountEvent.PasswordChanged;
import dev.parley.persistence.account.AccountEvent.ProfileChanged;
import dev.parley.persistence.account.AccountEvent.Registered;
import dev.parley.persistence.account.AccountEvent.TokensRefreshed;
import dev.parley.persistence.account.PasswordHash;
import dev.parley.persistence.account.SignOutReason;
import dev.parley.persistence.account.TokenHash;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UserId ANNA = new UserId(new UUID(1, 1));
    private static final PasswordHash SECRET = new PasswordHash("secret");
    private static final PasswordHash OTHER = new PasswordHash("other");
    private static final MediaId AVATAR = new MediaId(new UUID(3, 3));
    private static final NewAccount REGISTRATION =
            new NewAccount(ANNA, "Anna", "anna@example.org", SECRET, "Anna Blume");
    private static final AccountPolicy POLICY = new AccountPolicy(3, 2, Duration.ofDays(30), Duration.ofSeconds(15));

    private static DeviceId device(int number) {
        return new DeviceId(new UUID(2, number));
    }

    private static TokenHash token(int number) {
        return new TokenHash("token-" + number);
    }

    private static Account apply(Account account, Decision decision) {
        Account next = account;
        for (AccountEvent event : decision.events()) {
            next = next.apply(event, POLICY);
        }
        return next;
    }

    @Nested
    class Absent {
        private final Account absent = new Account.Absent();

        @Test
        void isRegistered() {
            assertThat(absent.register(REGISTRATION, NOON, NOON.plusSeconds(1), POLICY))
                    .isEqualTo(Decision.of(new Registered(
                            ANNA, "Anna", "anna@example.org", SECRET, "Anna Blume", NOON.plusSeconds(1))));
        }

        @Test
        void isRegisteredUpToTheDeadlineAndNotAfterwards() {
            assertThat(absent.register(REGISTRATION, NOON, NOON.plusSeconds(15), POLICY)
                            .refusal())
                    .isNull();
            assertThat(absent.register(REGISTRATION, NOON, NOON.plusMillis(15_001), POLICY))
                    .isEqualTo(Decision.refused(ErrorCode.UNAVAILABLE));
        }

        @Test
        void refusesAllElseWithoutTellingThatItIsAbsent() {
            assertThat(absent.signIn(device(1), "phone", token(1), SECRET, NOON, POLICY))
                    .isEqualTo(Decision.refused(ErrorCode.INVALID_CREDENTIALS));
            assertThat(absent.refresh(device(1), token(1), token(2), NOON, POLICY))
                    .isEqualTo(Decision.refused(ErrorCode.INVALID_REFRESH_TOKEN));
            assertThat(absent.signOut(device(1), SignOutReason.LOGOUT, NOON))
                    .isEqualTo(Decision.refused(ErrorCode.UNKNOWN_DEVICE));
            assertThat(absent.changeProfile(new ProfileChange("Anna", null, null, null), NOON))
                    .isEqualTo(Decision.refused(ErrorCode.UNKNOWN_USER));
            assertThat(absent.changePassword(device(1), SECRET, OTHER, NOON))
                    .isEqualTo(Decision.refused(ErrorCode.INVALID_CREDENTIALS));
        }

        @Test
        void cannotHaveAPast() {
            assertThatThrownBy(() -> absent.apply(new PasswordChanged(OTHER, NOON), POLICY))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class Active {
        private final Account anna = new Account.Absent()
                .apply(new Registered(ANNA, "Anna", "anna@example.org", SECRET, "Anna Blume", NOON), POLICY);

        @Test
        void takesARepeatedRegistrationAsDone() {
            assertThat(anna.register(REGISTRATION, NOON, NOON.plusSeconds(60), POLICY))
                    .isEqualTo(Decision.of());
        }

        @Test
        void refusesAnotherRegistration() {
            NewAccount other = new NewAccount(ANNA, "Anna", "anna@example.org", OTHER, "Anna");

            assertThat(anna.register(other, NOON, NOON, POLICY)).isEqualTo(Decision.refused(ErrorCode.CONFLICT));
        }

        @Test
        void signsADeviceIn() {
            assertThat(anna.signIn(device(1), "phone", token(1), SECRET, NOON, POLICY))
                    .isEqualTo(Decision.of(new DeviceSignedIn(device(1), "phone", token(1), NOON)));
        }

        @Test
        void refusesASignInForAPasswordThatHasChangedMeanwhile() {
            Account changed = apply(anna, anna.changePassword(device(1), SECRET, OTHER, NOON));

            assertThat(changed.signIn(device(1), "phone", token(1), SECRET, NOON, POLICY))
                    .isEqualTo(Decision.refused(ErrorCode.INVALID_CREDENTIALS));
        }

        @Test
        void letsNobodySignInWithoutAPassword() {
            Account minted =
                    new Account.Absent().apply(new Registered(ANNA, "load-1", null, null, "load-1", NOON), POLICY);

            assertThat(minted.signIn(device(1), "phone", token(1), SECRET, NOON, POLICY))
                    .isEqualTo(Decision.refused(ErrorCode.INVALID_CREDENTIALS));
        }

        @Test
        void changesWhatIsGivenOfTheProfile() {
            Account named = apply(anna, anna.changeProfile(new ProfileChange("Anna B.", "hello", null, AVATAR), NOON));
            Decision cleared = named.changeProfile(new ProfileChange(null, "", "f", null), NOON);

            assertThat(cleared).isEqualTo(Decision.of(new ProfileChanged("Anna B.", null, "f", AVATAR, NOON)));
            assertThat(((ActiveAccount) apply(named, cleared)).user().displayName())
                    .isEqualTo("Anna B.");
            assertThat(((ActiveAccount) apply(named, cleared)).user().introduction())
                    .isNull();
            assertThat(((ActiveAccount) apply(named, cleared)).user().avatarUrl())
                    .isEqualTo("/v1/media/" + AVATAR);
        }

        @Test
        void notesNoChangeThatChangesNothing() {
            assertThat(anna.changeProfile(new ProfileChange("Anna Blume", "", null, null), NOON))
                    .isEqualTo(Decision.of());
        }

        @Test
        void refusesAPasswordChangeForAPasswordThatHasChangedMeanwhile() {
            assertThat(anna.changePassword(device(1), OTHER, OTHER, NOON))
                    .isEqualTo(Decision.refused(ErrorCode.INVALID_CREDENTIALS));
        }

        @Test
        void isRegisteredOnce() {
            assertThatThrownBy(() -> anna.apply(new Registered(ANNA, "Anna", null, null, "Anna", NOON), POLICY))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class SignedIn {
        private Account anna = new Account.Absent()
                .apply(new Registered(ANNA, "Anna", "anna@example.org", SECRET, "Anna Blume", NOON), POLICY)
                .apply(new DeviceSignedIn(device(1), "phone", token(1), NOON), POLICY)
                .apply(new DeviceSignedIn(device(2), "desk", token(2), NOON.plusSeconds(1)), POLICY);

        @Test
        void exchangesARefreshTokenOnce() {
            Decision first = anna.refresh(device(1), token(1), token(11), NOON, POLICY);
            assertThat(first).isEqualTo(Decision.of(new TokensRefreshed(device(1), token(11), NOON)));

            anna = apply(anna, first);
            Decision reuse = anna.refresh(device(1), token(1), token(12), NOON, POLICY);
            assertThat(reuse)
                    .isEqualTo(Decision.refused(
                            ErrorCode.INVALID_REFRESH_TOKEN,
                            new DeviceSignedOut(device(1), SignOutReason.REUSE, NOON)));
            assertThat(reuse.ended()).containsExactly(device(1));
        }

        @Test
        void endsTheThiefsTokensTooAndNoOtherDevice() {
            anna = apply(anna, anna.refresh(device(1), token(1), token(11), NOON, POLICY));
            anna = apply(anna, anna.refresh(device(1), token(1), token(12), NOON, POLICY));

            assertThat(anna.refresh(device(1), token(11), token(13), NOON, POLICY))
                    .isEqualTo(Decision.refused(ErrorCode.INVALID_REFRESH_TOKEN));
            assertThat(anna.refresh(device(2), token(2), token(21), NOON, POLICY)
                            .refusal())
                    .isNull();
        }

        @Test
        void remembersTheLatestSpentTokensAlone() {
            for (int i = 1; i <= 4; i++) {
                anna = apply(anna, anna.refresh(device(1), token(i), token(i + 1), NOON, POLICY));
            }

            assertThat(((ActiveAccount) anna).devices().get(0).spent()).containsExactly(token(3), token(4));
        }

        @Test
        void isNotSignedOutByAGuess() {
            assertThat(anna.refresh(device(1), token(99), token(11), NOON, POLICY))
                    .isEqualTo(Decision.refused(ErrorCode.INVALID_REFRESH_TOKEN));
            assertThat(anna.refresh(device(7), token(1), token(11), NOON, POLICY))
                    .isEqualTo(Decision.refused(ErrorCode.INVALID_REFRESH_TOKEN));
        }

        @Test
        void refusesAnExpiredRefreshToken() {
            Instant later = NOON.plus(Duration.ofDays(30));

            assertThat(anna.refresh(device(1), token(1), token(11), later, POLICY))
                    .isEqualTo(Decision.refused(
                            ErrorCode.INVALID_REFRESH_TOKEN,
                            new DeviceSignedOut(device(1), SignOutReason.EXPIRED, later)));
        }

        @Test
        void aFreshSignInPrunesExpiredDevices() {
            Instant later = NOON.plus(Duration.ofDays(30));

            assertThat(anna.signIn(device(3), "tv", token(3), SECRET, later, POLICY))
                    .isEqualTo(Decision.of(
                            new DeviceSignedOut(device(1), SignOutReason.EXPIRED, later),
                            new DeviceSignedIn(device(3), "tv", token(3), later)));
        }

        @Test
        void theMostSilentDeviceMakesRoom() {
            Instant later = NOON.plusSeconds(10);
            anna = apply(anna, anna.signIn(device(3), "tv", token(3), SECRET, later, POLICY));
            anna = apply(anna, anna.refresh(device(1), token(1), token(11), later, POLICY));

            assertThat(anna.signIn(device(4), "car", token(4), SECRET, later, POLICY))
                    .isEqualTo(Decision.of(
                            new DeviceSignedOut(device(2), SignOutReason.DISPLACED, later),
                            new DeviceSignedIn(device(4), "car", token(4), later)));
        }

        @Test
        void signsADeviceOutOnce() {
            Decision out = anna.signOut(device(1), SignOutReason.LOGOUT, NOON);
            assertThat(out).isEqualTo(Decision.of(new DeviceSignedOut(device(1), SignOutReason.LOGOUT, NOON)));

            assertThat(apply(anna, out).signOut(device(1), SignOutReason.LOGOUT, NOON))
                    .isEqualTo(Decision.refused(ErrorCode.UNKNOWN_DEVICE));
        }

        @Test
        void anotherPasswordEndsTheOtherDevices() {
            Decision decision = anna.changePassword(device(2), SECRET, OTHER, NOON);

            assertThat(decision)
                    .isEqualTo(Decision.of(
                            new PasswordChanged(OTHER, NOON),
                            new DeviceSignedOut(device(1), SignOutReason.PASSWORD_CHANGED, NOON)));
            assertThat(((ActiveAccount) apply(anna, decision)).passwordHash()).isEqualTo(OTHER);
        }
    }
}
