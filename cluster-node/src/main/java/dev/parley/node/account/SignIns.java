package dev.parley.node.account;

import dev.parley.node.account.AccountCommand.GetCredentials;
import dev.parley.node.account.AccountCommand.Refresh;
import dev.parley.node.account.AccountCommand.SignIn;
import dev.parley.node.account.AccountReply.Credentials;
import dev.parley.node.account.AccountReply.Profile;
import dev.parley.node.account.AccountReply.Refused;
import dev.parley.persistence.account.NameTable;
import dev.parley.persistence.account.PasswordHash;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.Tokens;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Gives tokens: for a password, or for the refresh token before. Who has no account is asked and compared all the same,
 * so that neither the answer nor the time that it takes tells who has one.
 */
final class SignIns {
    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    private final Accounts accounts;
    private final NameTable usernames;
    private final NameTable emails;
    private final Passwords passwords;
    private final AccessTokens accessTokens;
    private final DeviceEndings endings;
    private final Duration accessTokenTtl;
    private final Supplier<UUID> ids;
    private final SecureRandom random;

    SignIns(
            Accounts accounts,
            AccountTables tables,
            Passwords passwords,
            AccessTokens accessTokens,
            DeviceEndings endings,
            Duration accessTokenTtl,
            Supplier<UUID> ids,
            SecureRandom random) {
        this.accounts = accounts;
        this.usernames = tables.usernames();
        this.emails = tables.emails();
        this.passwords = passwords;
        this.accessTokens = accessTokens;
        this.endings = endings;
        this.accessTokenTtl = accessTokenTtl;
        this.ids = ids;
        this.random = random;
    }

    /** {@code login}: a username, or an e-mail address. */
    CompletionStage<Outcome<Tokens>> login(String login, String password, String deviceName) {
        if (passwords.isFull()) {
            return CompletableFuture.failedFuture(new RejectedExecutionException("too many passwords to compare"));
        }
        NameTable names = login.indexOf('@') < 0 ? usernames : emails;
        return names.find(Names.canonical(login)).thenCompose(found -> {
            UserId user = found.orElse(NOBODY);
            return accounts.ask(user, GetCredentials::new).thenCompose(reply -> {
                PasswordHash hash = reply instanceof Credentials credentials ? credentials.passwordHash() : null;
                return passwords
                        .verify(password, hash)
                        .thenCompose(fits -> fits && hash != null
                                ? signIn(user, deviceName, hash)
                                : CompletableFuture.completedStage(Outcome.refused(ErrorCode.INVALID_CREDENTIALS)));
            });
        });
    }

    CompletionStage<Outcome<Tokens>> refresh(String text) {
        return RefreshToken.parse(text)
                .map(this::refresh)
                .orElseGet(() -> CompletableFuture.completedStage(Outcome.refused(ErrorCode.INVALID_REFRESH_TOKEN)));
    }

    private CompletionStage<Outcome<Tokens>> refresh(RefreshToken presented) {
        RefreshToken next = RefreshToken.create(presented.userId(), presented.deviceId(), random);
        return accounts.ask(
                        next.userId(), replyTo -> new Refresh(next.deviceId(), presented.hash(), next.hash(), replyTo))
                .thenCompose(reply -> tokens(reply, next));
    }

    private CompletionStage<Outcome<Tokens>> signIn(UserId user, String deviceName, PasswordHash verified) {
        RefreshToken token = RefreshToken.create(user, new DeviceId(ids.get()), random);
        return accounts.ask(user, replyTo -> new SignIn(token.deviceId(), deviceName, token.hash(), verified, replyTo))
                .thenCompose(reply -> tokens(reply, token));
    }

    private CompletionStage<Outcome<Tokens>> tokens(AccountReply reply, RefreshToken token) {
        if (reply instanceof Profile profile) {
            String accessToken = accessTokens.issue(profile.user(), token.deviceId(), accessTokenTtl);
            Tokens tokens =
                    new Tokens(accessToken, accessTokenTtl.toSeconds(), token.text(), token.deviceId(), profile.user());
            return endings.end(token.userId(), profile.ended()).thenApply(ended -> Outcome.done(tokens));
        } else if (reply instanceof Refused refused) {
            return endings.end(token.userId(), refused.ended()).thenApply(ended -> Outcome.refused(refused.code()));
        }
        throw new IllegalStateException("unexpected answer " + reply);
    }
}
