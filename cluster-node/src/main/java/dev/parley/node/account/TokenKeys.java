package dev.parley.node.account;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import dev.parley.persistence.account.SigningKey;
import dev.parley.persistence.account.SigningKeyTable;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where the keys of access tokens come from: the configuration, or else Cassandra, where the first node of a cluster puts
 * one. Of nodes that start together one wins, and all use its key.
 */
final class TokenKeys {
    private static final int SECRET_BYTES = 32;
    private static final String FIRST_KID = "parley-1";

    private final SigningKeyTable table;
    private final Clock clock;
    private final SecureRandom random;

    TokenKeys(SigningKeyTable table, Clock clock, SecureRandom random) {
        this.table = table;
        this.clock = clock;
        this.random = random;
    }

    /** At least one; the first one signs. */
    CompletionStage<List<TokenKey>> load(AuthSettings settings) {
        return settings.signingKeys().isEmpty()
                ? table.all()
                        .thenCompose(keys -> keys.isEmpty() ? found() : CompletableFuture.completedStage(keys))
                        .thenApply(TokenKeys::newestFirst)
                : CompletableFuture.completedStage(settings.signingKeys());
    }

    private CompletionStage<List<SigningKey>> found() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String jwk = new OctetSequenceKey.Builder(secret)
                .keyID(FIRST_KID)
                .algorithm(JWSAlgorithm.HS256)
                .build()
                .toJSONString();
        return table.insertIfAbsent(new SigningKey(FIRST_KID, jwk, clock.instant()))
                .thenCompose(inserted -> table.all());
    }

    private static List<TokenKey> newestFirst(List<SigningKey> stored) {
        return stored.stream()
                .sorted(Comparator.comparing(SigningKey::createdAt).reversed().thenComparing(SigningKey::kid))
                .map(TokenKeys::key)
                .toList();
    }

    private static TokenKey key(SigningKey stored) {
        try {
            return TokenKey.of(
                    stored.kid(), OctetSequenceKey.parse(stored.jwk()).toByteArray());
        } catch (ParseException e) {
            throw new IllegalStateException("The table signing_key holds something else under " + stored.kid(), e);
        }
    }
}
