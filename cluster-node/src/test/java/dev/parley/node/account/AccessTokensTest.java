package dev.parley.node.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.parley.api.account.Principal;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration TTL = Duration.ofMinutes(15);
    private static final UserId ANNA = new UserId(new UUID(1, 1));
    private static final DeviceId PHONE = new DeviceId(new UUID(2, 2));
    private static final User USER =
            new User(ANNA, "Anna", "Anna ☕", null, null, null, NOON, null, null, "anna@example.org");
    private static final TokenKey OLD = TokenKey.of("old", new byte[32]);
    private static final TokenKey NEW = TokenKey.of("new", new byte[48]);

    private final TestClock clock = new TestClock(NOON);
    private final Set<DeviceId> revoked = new HashSet<>();
    private final AccessTokens tokens = tokens("parley", List.of(OLD));

    private AccessTokens tokens(String issuer, List<TokenKey> keys) {
        AuthSettings settings = new AuthSettings(
                issuer,
                "parley",
                TTL,
                Duration.ofDays(30),
                Duration.ofSeconds(30),
                List.of(),
                Set.of("root"),
                Duration.ofSeconds(60),
                1_000);
        return new AccessTokens(keys, settings, revoked::contains, clock);
    }

    @Test
    void tellsWhoItWasIssuedTo() {
        assertThat(tokens.verify(tokens.issue(USER, PHONE, TTL)))
                .isEqualTo(Outcome.done(new Principal(ANNA, PHONE, "Anna", "Anna ☕", NOON.plus(TTL), false)));
    }

    @Test
    void namesOperators() {
        User root = new User(ANNA, "Root", "Root", null, null, null, NOON, null, null, null);

        assertThat(tokens.verify(tokens.issue(root, PHONE, TTL)).map(Principal::operator))
                .isEqualTo(Outcome.done(true));
    }

    @Test
    void expiresToTheSecond() {
        String token = tokens.issue(USER, PHONE, TTL);

        clock.pass(TTL.minusSeconds(1));
        assertThat(tokens.verify(token)).isInstanceOf(Outcome.Done.class);
        clock.pass(Duration.ofSeconds(1));
        assertThat(tokens.verify(token)).isEqualTo(Outcome.refused(ErrorCode.TOKEN_EXPIRED));
    }

    @Test
    void isVoidWhenItsDeviceIsSignedOut() {
        String token = tokens.issue(USER, PHONE, TTL);
        revoked.add(PHONE);

        assertThat(tokens.verify(token)).isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
    }

    @Test
    void keysCanBeExchanged() {
        String before = tokens.issue(USER, PHONE, TTL);
        AccessTokens both = tokens("parley", List.of(NEW, OLD));

        assertThat(both.verify(before)).isInstanceOf(Outcome.Done.class);
        assertThat(both.verify(both.issue(USER, PHONE, TTL))).isInstanceOf(Outcome.Done.class);
        assertThat(tokens.verify(both.issue(USER, PHONE, TTL))).isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
    }

    @Test
    void ofAnotherIssuerOrKeyIsRefused() {
        assertThat(tokens.verify(tokens("other", List.of(OLD)).issue(USER, PHONE, TTL)))
                .isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
        TokenKey forged = TokenKey.of("old", "another key of thirty-two bytes!!".getBytes());
        assertThat(tokens.verify(tokens("parley", List.of(forged)).issue(USER, PHONE, TTL)))
                .isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
    }

    @Test
    void withoutASignatureIsRefused() {
        assertThat(tokens.verify(new PlainJWT(claims()).serialize()))
                .isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
        String token = tokens.issue(USER, PHONE, TTL);
        assertThat(tokens.verify(token.substring(0, token.lastIndexOf('.') + 1)))
                .isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
    }

    @Test
    void ofAnotherAlgorithmIsRefused() throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS384).keyID("new").build(), claims());
        jwt.sign(new MACSigner(NEW.secret()));

        assertThat(tokens("parley", List.of(NEW)).verify(jwt.serialize()))
                .isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
    }

    @Test
    void withAnyLetterChangedIsRefused() {
        String token = tokens.issue(USER, PHONE, TTL);

        for (int i = 0; i < token.length(); i++) {
            char changed = token.charAt(i) == 'A' ? 'B' : (char) (token.charAt(i) ^ 1);
            String forged = token.substring(0, i) + changed + token.substring(i + 1);
            assertThat(tokens.verify(forged)).as(forged).isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a.b.c",
                "e30.e30.e30",
                "eyJhbGciOjF9.e30.AA",
                "eyJhbGciOiJIUzI1NiIsImtpZCI6Im9sZCJ9.W10.AA",
                "eyJhbGciOiJIUzI1NiIsImNyaXQiOlsiYiJdfQ.e30.AA",
                "日本語"
            })
    void ofNoSenseIsRefused(String token) {
        assertThat(tokens.verify(token)).isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
    }

    @Test
    void aSignedTokenWithoutItsClaimsIsRefused() throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("old").build(),
                new JWTClaimsSet.Builder().issuer("parley").audience("parley").build());
        jwt.sign(new MACSigner(OLD.secret()));

        assertThat(tokens.verify(jwt.serialize())).isEqualTo(Outcome.refused(ErrorCode.INVALID_TOKEN));
    }

    private static JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer("parley")
                .audience("parley")
                .subject(ANNA.toString())
                .claim("did", PHONE.toString())
                .claim("username", "Anna")
                .claim("name", "Anna")
                .expirationTime(Date.from(NOON.plus(TTL)))
                .build();
    }
}
