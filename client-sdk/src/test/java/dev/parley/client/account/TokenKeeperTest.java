package dev.parley.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ClientSettings;
import dev.parley.client.ParleyException;
import dev.parley.client.fake.FakeServer;
import dev.parley.client.http.HttpCalls;
import dev.parley.client.http.Servers;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenKeeperTest {
    private final Hand clock = new Hand();
    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void signsInOnceHoweverManyAsk() {
        TokenKeeper keeper = keeper(new Credentials.Password("ann", "secret"));
        List<CompletableFuture<String>> asked =
                Stream.generate(keeper::token).limit(20).toList();
        assertThat(asked).extracting(CompletableFuture::join).containsOnly("access-1");
        assertThat(server.requests).containsExactly("POST /v1/auth/login");
    }

    @Test
    void renewsAheadOfTheEndAndHandsOutTheOldOneMeanwhile() {
        TokenKeeper keeper = keeper(new Credentials.Password("ann", "secret"));
        keeper.token().join();
        clock.now = clock.now.plusSeconds(850);
        assertThat(keeper.token().join()).isEqualTo("access-1");
        assertThat(keeper.renew("access-1").join()).isEqualTo("access-2");
        assertThat(server.requests).containsExactly("POST /v1/auth/login", "POST /v1/auth/refresh");
    }

    @Test
    void waitsForANewOneWhenTheOldOneHasEnded() {
        TokenKeeper keeper = keeper(new Credentials.Password("ann", "secret"));
        keeper.token().join();
        clock.now = clock.now.plusSeconds(901);
        assertThat(keeper.token().join()).isEqualTo("access-2");
    }

    @Test
    void signsInAgainWhenItsRefreshTokenIsVoid() {
        TokenKeeper keeper = keeper(new Credentials.Password("ann", "secret"));
        keeper.token().join();
        server.tokensGiven = 7;
        assertThat(keeper.renew("access-1").join()).isEqualTo("access-8");
    }

    @Test
    void livesFromARefreshTokenAloneAndShowsTheNextOne() {
        server.tokensGiven = 4;
        TokenKeeper keeper = keeper(new Credentials.RefreshToken("refresh-4"));
        assertThat(keeper.token().join()).isEqualTo("access-5");
        assertThat(keeper.refreshToken()).isEqualTo("refresh-5");
    }

    @Test
    void hasNothingToReplaceALoneAccessTokenWith() {
        TokenKeeper keeper = keeper(new Credentials.AccessToken("minted"));
        assertThat(keeper.token().join()).isEqualTo("minted");
        assertThat(keeper.renewIn()).isNull();
        assertThatThrownBy(() -> keeper.renew("minted").join()).hasCauseInstanceOf(ParleyException.Refused.class);
    }

    @Test
    void tellsAWrongPassword() {
        TokenKeeper keeper = keeper(new Credentials.Password("ann", "wrong"));
        assertThatThrownBy(() -> keeper.token().join())
                .hasCauseInstanceOf(ParleyException.Refused.class)
                .hasMessageContaining("invalid_credentials");
    }

    @Test
    void printsNoSecret() {
        assertThat(new Credentials.Password("ann", "secret").toString()
                        + new Credentials.AccessToken("secret")
                        + new Credentials.RefreshToken("secret"))
                .doesNotContain("secret");
    }

    private TokenKeeper keeper(Credentials credentials) {
        ClientSettings settings =
                ClientSettings.builder(server.address()).clock(clock).build();
        return new TokenKeeper(settings, new HttpCalls(settings, new Servers(settings.servers())), credentials);
    }

    /** A clock that is moved by hand. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-21T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
