package dev.parley.node.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTest {
    private final RefreshToken token =
            RefreshToken.create(new UserId(new UUID(1, 2)), new DeviceId(new UUID(3, 4)), new SecureRandom());

    @Test
    void leadsToItsOwner() {
        assertThat(RefreshToken.parse(token.text())).contains(token);
    }

    @Test
    void isItsTextAndNoOtherForTheSameBytes() {
        String text = token.text();
        char last = text.charAt(text.length() - 1);
        String sameBytes = text.substring(0, text.length() - 1) + (char) (last + 1);

        assertThat(RefreshToken.parse(text + "==")).isEmpty();
        assertThat(RefreshToken.parse(sameBytes)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "not base64!", "AAAA", "eyJhbGciOiJIUzI1NiJ9.e30.AAAA", "日本語"})
    void isNothingElse(String text) {
        assertThat(RefreshToken.parse(text)).isEmpty();
    }

    @Test
    void keepsItsSecret() {
        assertThat(token.toString()).doesNotContain(token.text());
        assertThat(token.hash().value()).isNotEqualTo(token.text()).hasSize(43);
    }
}
