package dev.parley.api.fake;

import akka.Done;
import dev.parley.api.account.AccountService;
import dev.parley.api.account.Principal;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.ChangePassword;
import dev.parley.protocol.account.ChangeProfile;
import dev.parley.protocol.account.Device;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.LoginRequest;
import dev.parley.protocol.account.MintRequest;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.account.RefreshRequest;
import dev.parley.protocol.account.RegisterRequest;
import dev.parley.protocol.account.RemoveAccount;
import dev.parley.protocol.account.Tokens;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.FieldError;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Accounts in memory; passwords are kept as they are. */
public final class FakeAccounts implements AccountService {
    private static final Instant LONG_AGO = Instant.parse("2026-01-02T03:04:05.678Z");

    private final FakeTokens tokens;
    private final Map<UserId, User> users = new ConcurrentHashMap<>();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();

    public FakeAccounts(FakeTokens tokens) {
        this.tokens = tokens;
    }

    /** A user without the way through registration. */
    public User add(String name) {
        User user = new User(
                UserId.of(FakeTokens.id(name)), name, name, null, null, null, LONG_AGO, null, null, name + "@x.org");
        users.put(user.userId(), user);
        return user;
    }

    @Override
    public CompletionStage<Outcome<User>> register(RegisterRequest request) {
        if (passwords.putIfAbsent(request.username(), request.password()) != null) {
            return refused(ErrorCode.USERNAME_TAKEN);
        }
        return done(add(request.username()));
    }

    @Override
    public CompletionStage<Outcome<Tokens>> login(LoginRequest request) {
        if (request.login().equals("broken")) {
            return CompletableFuture.failedFuture(new IllegalStateException("secret detail"));
        }
        return request.password().equals(passwords.get(request.login()))
                ? done(tokens(request.login()))
                : refused(ErrorCode.INVALID_CREDENTIALS);
    }

    @Override
    public CompletionStage<Outcome<Tokens>> refresh(RefreshRequest request) {
        String username = refreshTokens.remove(request.refreshToken());
        return username == null ? refused(ErrorCode.INVALID_REFRESH_TOKEN) : done(tokens(username));
    }

    private Tokens tokens(String username) {
        String access = tokens.issue(username);
        String refresh = "refresh-" + UUID.randomUUID();
        refreshTokens.put(refresh, username);
        return new Tokens(
                access,
                900,
                refresh,
                tokens.of(access).deviceId(),
                users.get(tokens.of(access).userId()));
    }

    @Override
    public CompletionStage<Outcome<Done>> logout(Principal caller) {
        return done(Done.getInstance());
    }

    @Override
    public CompletionStage<Outcome<List<Device>>> devices(Principal caller) {
        return done(List.of(new Device(caller.deviceId(), "test", LONG_AGO, LONG_AGO, true)));
    }

    @Override
    public CompletionStage<Outcome<Done>> revoke(Principal caller, DeviceId device) {
        return device.equals(caller.deviceId()) ? done(Done.getInstance()) : refused(ErrorCode.UNKNOWN_DEVICE);
    }

    @Override
    public CompletionStage<Outcome<Done>> revokeOthers(Principal caller) {
        return done(Done.getInstance());
    }

    @Override
    public CompletionStage<Outcome<Done>> remove(Principal caller, RemoveAccount removal) {
        return passwords.remove(caller.username(), removal.password())
                ? done(Done.getInstance())
                : CompletableFuture.completedFuture(Outcome.refused(
                        Refusal.fields(List.of(new FieldError("password", "is not the password of this account")))));
    }

    @Override
    public CompletionStage<Outcome<User>> me(Principal caller) {
        User known = users.get(caller.userId());
        return done(known == null ? add(caller.username()) : known);
    }

    @Override
    public CompletionStage<Outcome<User>> changeProfile(Principal caller, ChangeProfile change) {
        return me(caller);
    }

    @Override
    public CompletionStage<Outcome<Done>> changePassword(Principal caller, ChangePassword change) {
        return passwords.replace(caller.username(), change.currentPassword(), change.newPassword())
                ? done(Done.getInstance())
                : CompletableFuture.completedFuture(Outcome.refused(Refusal.fields(
                        List.of(new FieldError("currentPassword", "is not the password of this account")))));
    }

    @Override
    public CompletionStage<Outcome<User>> profile(Principal caller, UserId user) {
        return users.containsKey(user) ? done(users.get(user)) : refused(ErrorCode.UNKNOWN_USER);
    }

    @Override
    public CompletionStage<Outcome<Page<User>>> search(String prefix, int limit) {
        return done(Page.all(users.values().stream()
                .filter(user -> user.username().startsWith(prefix))
                .limit(limit)
                .toList()));
    }

    @Override
    public CompletionStage<Outcome<List<MintedAccount>>> mint(MintRequest request) {
        String prefix = request.prefix() == null ? "minted" : request.prefix();
        Duration life = Duration.ofSeconds(request.ttlSeconds() == null ? 900 : request.ttlSeconds());
        return done(IntStream.range(0, request.count())
                .mapToObj(i -> add(prefix + i))
                .map(user -> new MintedAccount(
                        user.userId(),
                        user.username(),
                        tokens.issue(user.username(), user.userId(), new DeviceId(UUID.randomUUID()), life, false)))
                .toList());
    }

    private static <T> CompletionStage<Outcome<T>> done(T value) {
        return CompletableFuture.completedFuture(Outcome.done(value));
    }

    private static <T> CompletionStage<Outcome<T>> refused(ErrorCode code) {
        return CompletableFuture.completedFuture(Outcome.refused(code));
    }
}
