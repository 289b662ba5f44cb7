package dev.parley.node.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountSettingsTest {
    private final Config config = ConfigFactory.load();

    @Test
    void theDefaultsAreReadable() {
        assertThat(AccountSettings.from(config).policy().maxDevices()).isEqualTo(50);
        assertThat(PasswordSettings.from(config).memoryKib()).isEqualTo(19 * 1024);
        assertThat(AuthSettings.from(config).accessTokenTtl()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void passwordsKeepNoMoreProcessorsBusyThanTheyMay() {
        for (double processors : List.of(0.3, 1.0, 2.4)) {
            PasswordSettings settings = new PasswordSettings(1, 1, 1, processors, 1, Duration.ZERO);

            assertThat(settings.threads() * settings.share()).isCloseTo(processors, within(1e-9));
        }
        assertThat(new PasswordSettings(1, 1, 1, 2.4, 1, Duration.ZERO).threads())
                .isEqualTo(3);
    }

    @Test
    void aTakeoverWithinTheDeadlineIsRefused() {
        Config holed = ConfigFactory.parseString("parley.account.registration.takeover-after = 15 s")
                .withFallback(config);

        assertThatThrownBy(() -> AccountSettings.from(holed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takeover-after");
    }

    @Test
    void signingKeysAreReadInTheirOrderAndPrintNoSecret() {
        AuthSettings auth = AuthSettings.from(ConfigFactory.parseString("parley.auth.signing-keys = ["
                        + "{ kid = b, secret = \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\" },"
                        + "{ kid = a, secret = \"BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=\" }]")
                .withFallback(config));

        assertThat(auth.signingKeys()).extracting(TokenKey::kid).containsExactly("b", "a");
        assertThat(auth.toString()).doesNotContain("AAAA");
    }

    @Test
    void weakOrAmbiguousSigningKeysAreRefused() {
        assertThatThrownBy(() -> AuthSettings.from(
                        ConfigFactory.parseString("parley.auth.signing-keys = [{ kid = a, secret = \"AAAA\" }]")
                                .withFallback(config)))
                .hasMessageContaining("32 bytes");
        String key = "{ kid = a, secret = \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\" }";
        assertThatThrownBy(() -> AuthSettings.from(
                        ConfigFactory.parseString("parley.auth.signing-keys = [" + key + "," + key + "]")
                                .withFallback(config)))
                .hasMessageContaining("same kid");
    }
}
