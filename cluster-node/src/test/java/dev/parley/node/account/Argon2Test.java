package dev.parley.node.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.persistence.account.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the vectors of the reference implementation. */
class Argon2Test {
    private static final BlockPool MEMORY = new FixedBlockPool(256);
    private static final String SMALL =
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    @ParameterizedTest
    @ValueSource(
            strings = {
                SMALL,
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            })
    void verifiesWhateverParametersAHashWasMadeWith(String phc) {
        assertThat(Argon2.fits("password", new PasswordHash(phc), MEMORY)).isTrue();
        assertThat(Argon2.fits("Password", new PasswordHash(phc), MEMORY)).isFalse();
    }

    @Test
    void hashesAsTheReferenceImplementationDoes() {
        PasswordSettings settings = new PasswordSettings(256, 2, 1, 1, 1, Duration.ofSeconds(1));

        assertThat(Argon2.hash("password", "somesalt".getBytes(StandardCharsets.US_ASCII), settings, MEMORY)
                        .phc())
                .isEqualTo(SMALL);
    }

    @Test
    void refusesAnotherFormat() {
        assertThatThrownBy(() -> Argon2.fits("password", new PasswordHash("$2a$10$abcdefghijklmnopqrstuv"), MEMORY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
