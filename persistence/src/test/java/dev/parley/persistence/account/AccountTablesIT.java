package dev.parley.persistence.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.typesafe.config.ConfigFactory;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.account.Claim.Claimed;
import dev.parley.persistence.account.Claim.TakenBy;
import dev.parley.persistence.account.UserPrefixTable.Found;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.QuerySettings;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountTablesIT {
    @RegisterExtension
    static final CassandraForTests cassandra = new CassandraForTests();

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static Queries queries;

    @BeforeAll
    static void prepare() {
        queries = new Queries(cassandra.session(), QuerySettings.from(cassandra.config()));
    }

    @Nested
    class Names {
        private final NameTable names = NameTable.usernames(queries);
        private final UserId anna = new UserId(UUID.randomUUID());
        private final UserId ben = new UserId(UUID.randomUUID());
        private final String name = "n" + UUID.randomUUID();

        @Test
        void belongToTheFirstWhoClaimsThem() throws Exception {
            assertThat(get(names.claim(name, anna, NOON))).isEqualTo(new Claimed());
            assertThat(get(names.claim(name, ben, NOON.plusSeconds(1)))).isEqualTo(new TakenBy(anna, NOON));
            assertThat(get(names.claim(name, anna, NOON.plusSeconds(2)))).isEqualTo(new Claimed());
            assertThat(get(names.find(name))).contains(anna);
            assertThat(get(NameTable.emails(queries).find(name))).isEmpty();
        }

        @Test
        void areClaimedByOneOfManyAtOnce() {
            List<UserId> users = IntStream.range(0, 24)
                    .mapToObj(i -> new UserId(UUID.randomUUID()))
                    .toList();
            // Contended transactions time out; who hears nothing asks again, as a service does.
            List<Claim> outcomes =
                    users.stream().map(user -> claimUntilKnown(user).toCompletableFuture()).toList().stream()
                            .map(CompletableFuture::join)
                            .toList();

            assertThat(outcomes).filteredOn(Claimed.class::isInstance).hasSize(1);
            UserId winner = users.get(outcomes.indexOf(new Claimed()));
            Set<Claim> others =
                    outcomes.stream().filter(TakenBy.class::isInstance).collect(Collectors.toSet());
            assertThat(others).containsExactly(new TakenBy(winner, NOON));
        }

        @Test
        void canBeTakenOverFromTheirHolderAlone() throws Exception {
            get(names.claim(name, anna, NOON));
            UserId carl = new UserId(UUID.randomUUID());

            assertThat(get(names.takeOver(name, carl, ben, NOON))).isEqualTo(new TakenBy(anna, NOON));
            assertThat(get(names.takeOver(name, anna, ben, NOON.plusSeconds(1))))
                    .isEqualTo(new Claimed());
            assertThat(get(names.takeOver(name, anna, carl, NOON))).isEqualTo(new TakenBy(ben, NOON.plusSeconds(1)));
        }

        @Test
        void thatAreFreeByNowAreClaimedInsteadOfTakenOver() throws Exception {
            assertThat(get(names.takeOver(name, anna, ben, NOON))).isEqualTo(new Claimed());
            assertThat(get(names.find(name))).contains(ben);
        }

        @Test
        void areReleasedByTheirHolderAlone() throws Exception {
            get(names.claim(name, anna, NOON));
            get(names.release(name, ben));
            assertThat(get(names.find(name))).contains(anna);
            get(names.release(name, anna));
            assertThat(get(names.claim(name, ben, NOON))).isEqualTo(new Claimed());
        }

        private CompletionStage<Claim> claimUntilKnown(UserId user) {
            return names.claim(name, user, NOON)
                    .handle((claim, failure) ->
                            failure == null ? CompletableFuture.completedStage(claim) : claimUntilKnown(user))
                    .thenCompose(claim -> claim);
        }
    }

    @Nested
    class Prefixes {
        private final UserPrefixTable table = new UserPrefixTable(queries);

        @Test
        void findPeople() throws Exception {
            Found maria = found("maria");
            Found mario = found("mario");
            Found mark = found("mark");
            for (Found person : List.of(maria, mario, mark)) {
                get(table.put(person.username(), person));
            }
            get(table.put("märchen 👑", mark));

            assertThat(get(table.search("mari", 10))).containsExactly(maria, mario);
            assertThat(get(table.search("ma", 2))).containsExactly(maria, mario);
            assertThat(get(table.search("mär", 2))).containsExactly(mark);
            assertThat(get(table.search("m", 2))).isEmpty();
            get(table.remove("maria", maria.userId()));
            assertThat(get(table.search("mari", 10))).containsExactly(mario);
        }

        private Found found(String username) {
            return new Found(new UserId(UUID.randomUUID()), username, username.toUpperCase(java.util.Locale.ROOT));
        }
    }

    @Nested
    class SigningKeys {
        @Test
        void areInsertedOnceAndHideThemselves() throws Exception {
            SigningKeyTable table = new SigningKeyTable(queries);
            SigningKey key = new SigningKey("k1", "{\"d\":\"secret\"}", NOON);

            assertThat(get(table.insertIfAbsent(key))).isTrue();
            assertThat(get(table.insertIfAbsent(new SigningKey("k1", "other", NOON))))
                    .isFalse();
            assertThat(get(table.all())).containsExactly(key);
            assertThat(key.toString()).doesNotContain("secret");
        }
    }

    @Nested
    class RevokedDevices {
        @Test
        void areForgottenWithTheirLastToken() throws Exception {
            RevokedDeviceTable table = new RevokedDeviceTable(queries);
            RevokedDevice lasting = new RevokedDevice(new DeviceId(UUID.randomUUID()), NOON);
            get(table.revoke(lasting, Duration.ofMinutes(15)));
            get(table.revoke(new RevokedDevice(new DeviceId(UUID.randomUUID()), NOON), Duration.ofSeconds(1)));

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(get(table.all())).containsExactly(lasting));

            QuerySettings none =
                    QuerySettings.from(ConfigFactory.parseString("parley.cassandra.queries.max-revoked-devices = 0")
                            .withFallback(cassandra.config()));
            assertThatThrownBy(() -> get(new RevokedDeviceTable(new Queries(cassandra.session(), none)).all()))
                    .hasMessageContaining("revoked devices");
        }
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
