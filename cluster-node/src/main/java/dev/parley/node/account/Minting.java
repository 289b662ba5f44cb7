package dev.parley.node.account;

import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import dev.parley.node.account.Account.NewAccount;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.FieldError;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes accounts in bulk, for load generators: nobody can sign in to them with a password, their access token is all
 * there is. They are named {@code <prefix>-<batch>-<number>}.
 */
final class Minting {
    private static final String DEFAULT_PREFIX = "load";
    private static final int BATCH_LETTERS = 6;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final Registration registration;
    private final AccessTokens accessTokens;
    private final AccountSettings settings;
    private final ActorSystem<?> system;
    private final Supplier<UUID> ids;
    private final SecureRandom random;

    Minting(
            Registration registration,
            AccessTokens accessTokens,
            AccountSettings settings,
            ActorSystem<?> system,
            Supplier<UUID> ids,
            SecureRandom random) {
        this.registration = registration;
        this.accessTokens = accessTokens;
        this.settings = settings;
        this.system = system;
        this.ids = ids;
        this.random = random;
    }

    CompletionStage<Outcome<List<MintedAccount>>> mint(int count, @Nullable String prefix, @Nullable Long ttlSeconds) {
        Duration ttl = ttlSeconds == null ? settings.mintTtl() : Duration.ofSeconds(ttlSeconds);
        if (ttl.compareTo(settings.mintMaxTtl()) > 0) {
            FieldError error = new FieldError(
                    "ttlSeconds", "must be at most " + settings.mintMaxTtl().toSeconds());
            return CompletableFuture.completedStage(Outcome.refused(Refusal.fields(List.of(error))));
        }
        String batch = (prefix == null ? DEFAULT_PREFIX : prefix) + "-" + letters() + "-";
        return Source.range(1, count)
                .mapAsync(settings.mintParallelism(), number -> mint(batch + number, ttl))
                .runWith(Sink.seq(), system)
                .thenApply(Minting::together);
    }

    private CompletionStage<Outcome<MintedAccount>> mint(String name, Duration ttl) {
        NewAccount account = new NewAccount(new UserId(ids.get()), name, null, null, name);
        return registration
                .register(account)
                .thenApply(outcome -> outcome.map(user -> new MintedAccount(
                        user.userId(), user.username(), accessTokens.issue(user, new DeviceId(ids.get()), ttl))));
    }

    private static Outcome<List<MintedAccount>> together(List<Outcome<MintedAccount>> outcomes) {
        List<MintedAccount> minted = new ArrayList<>();
        for (Outcome<MintedAccount> outcome : outcomes) {
            if (outcome instanceof Outcome.Done<MintedAccount> done) {
                minted.add(done.value());
            } else {
                return Outcome.refused(Refusal.of(ErrorCode.UNAVAILABLE, "Not all of the accounts could be made."));
            }
        }
        return Outcome.done(minted);
    }

    private String letters() {
        StringBuilder text = new StringBuilder();
        random.ints(BATCH_LETTERS, 0, LETTERS.length()).forEach(letter -> text.append(LETTERS.charAt(letter)));
        return text.toString();
    }
}
