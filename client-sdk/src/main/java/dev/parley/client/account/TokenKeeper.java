package dev.parley.client.account;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.client.ClientSettings;
import dev.parley.client.ParleyException;
import dev.parley.client.http.HttpCalls;
import dev.parley.protocol.account.LoginRequest;
import dev.parley.protocol.account.RefreshRequest;
import dev.parley.protocol.account.Tokens;
import dev.parley.protocol.account.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Has a good access token at hand. However many ask at once, one sign-in or refresh is under way at a time, because a
 * refresh token may be used only once. Thread-safe.
 */
public final class TokenKeeper {
    private record Held(String accessToken, @Nullable String refreshToken, Instant renewAt, Instant endsAt) {
        @Override
        public String toString() {
            return "Held[***]";
        }
    }

    private static final Duration RENEW_AGAIN_AFTER = Duration.ofSeconds(1);

    private final ClientSettings settings;
    private final HttpCalls calls;
    private final Credentials credentials;
    private final Object lock = new Object();
    private @Nullable Held held;
    private @Nullable CompletableFuture<String> renewal;
    private @Nullable User user;

    /** Signs in when the first token is asked for. */
    public TokenKeeper(ClientSettings settings, HttpCalls calls, Credentials credentials) {
        this.settings = settings;
        this.calls = calls;
        this.credentials = credentials;
        if (credentials instanceof Credentials.AccessToken given) {
            held = new Held(given.token(), null, Instant.MAX, Instant.MAX);
        } else if (credentials instanceof Credentials.RefreshToken given) {
            held = new Held("", given.token(), Instant.MIN, Instant.MIN);
        }
    }

    /** An access token that is good for a while. Fails with {@link ParleyException.Refused} if signing in is refused. */
    public CompletableFuture<String> token() {
        Instant now = settings.clock().instant();
        synchronized (lock) {
            Held present = held;
            if (present == null || !now.isBefore(present.endsAt())) {
                return renew();
            }
            if (!now.isBefore(present.renewAt())) {
                var unused = renew(); // whoever asks next has the new one
            }
            return CompletableFuture.completedFuture(present.accessToken());
        }
    }

    /** Another token than {@code spent}, which the server does not take any more. */
    public CompletableFuture<String> renew(String spent) {
        synchronized (lock) {
            return held != null && !held.accessToken().equals(spent)
                    ? CompletableFuture.completedFuture(held.accessToken())
                    : renew();
        }
    }

    /** How long until the token should be exchanged; empty-handed, or for a token without end, null. */
    public @Nullable Duration renewIn() {
        synchronized (lock) {
            if (held == null || held.renewAt().equals(Instant.MAX)) {
                return null;
            }
            Duration left = Duration.between(settings.clock().instant(), held.renewAt());
            return left.compareTo(RENEW_AGAIN_AFTER) < 0 ? RENEW_AGAIN_AFTER : left;
        }
    }

    /** The present refresh token, to sign in with later; null for those who have none. */
    public @Nullable String refreshToken() {
        synchronized (lock) {
            return held == null ? null : held.refreshToken();
        }
    }

    /** The user as the last sign-in or refresh told; null for those who have an access token alone. */
    public @Nullable User user() {
        synchronized (lock) {
            return user;
        }
    }

    private CompletableFuture<String> renew() {
        synchronized (lock) {
            if (renewal != null) {
                return renewal;
            }
            CompletableFuture<String> promise = new CompletableFuture<>();
            renewal = promise;
            var unused = request().whenComplete((tokens, failure) -> {
                synchronized (lock) {
                    renewal = null;
                    if (failure == null) {
                        held = hold(tokens);
                        user = tokens.user();
                    }
                }
                if (failure == null) {
                    promise.complete(tokens.accessToken());
                } else {
                    promise.completeExceptionally(ParleyException.of(failure));
                }
            });
            return promise;
        }
    }

    private CompletableFuture<Tokens> request() {
        String refreshToken = held == null ? null : held.refreshToken();
        if (refreshToken == null) {
            return signIn();
        }
        return tokensFrom("/auth/refresh", new RefreshRequest(refreshToken))
                .exceptionallyCompose(failure -> ParleyException.of(failure) instanceof ParleyException.Refused
                                && credentials instanceof Credentials.Password
                        ? signIn()
                        : CompletableFuture.failedFuture(failure));
    }

    private CompletableFuture<Tokens> signIn() {
        if (credentials instanceof Credentials.Password password) {
            return tokensFrom(
                    "/auth/login", new LoginRequest(password.login(), password.password(), settings.deviceName()));
        }
        return CompletableFuture.failedFuture(new ParleyException.Refused(
                "invalid_token", "The access token has ended, and there is nothing to renew it with.", List.of()));
    }

    private CompletableFuture<Tokens> tokensFrom(String path, Object body) {
        return calls.call("POST", path, null, body, new TypeReference<>() {});
    }

    private Held hold(Tokens tokens) {
        Instant now = settings.clock().instant();
        Duration life = Duration.ofSeconds(tokens.expiresIn());
        Duration fifth = life.dividedBy(5);
        Duration ahead = settings.refreshAhead().compareTo(fifth) < 0 ? settings.refreshAhead() : fifth;
        Instant endsAt = now.plus(life);
        return new Held(tokens.accessToken(), tokens.refreshToken(), endsAt.minus(ahead), endsAt);
    }
}
