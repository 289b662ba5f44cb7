package dev.parley.api.account;

import dev.parley.api.limit.Action;
import dev.parley.api.rest.Access;
import dev.parley.api.rest.Answers;
import dev.parley.api.rest.Call;
import dev.parley.api.rest.Endpoint;
import dev.parley.api.rest.Query;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.ChangePassword;
import dev.parley.protocol.account.ChangeProfile;
import dev.parley.protocol.account.LoginRequest;
import dev.parley.protocol.account.RefreshRequest;
import dev.parley.protocol.account.RegisterRequest;
import dev.parley.protocol.account.RemoveAccount;
import dev.parley.protocol.account.User;
import java.util.List;

/** {@code /v1/auth} and {@code /v1/users}: who one is. */
public final class AccountRoutes {
    private final AccountService accounts;

    public AccountRoutes(AccountService accounts) {
        this.accounts = accounts;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(
                        "POST /v1/auth/register",
                        Access.PUBLIC,
                        Action.REGISTER,
                        RegisterRequest.class,
                        (call, body) -> Answers.of(
                                accounts.register(body),
                                user -> Answers.created(true, "/v1/users/" + user.userId(), user))),
                Endpoint.of(
                        "POST /v1/auth/login",
                        Access.PUBLIC,
                        Action.LOGIN,
                        LoginRequest.class,
                        (call, body) -> Answers.of(accounts.login(body), Answers::ok)),
                Endpoint.of(
                        "POST /v1/auth/refresh",
                        Access.PUBLIC,
                        Action.REFRESH,
                        RefreshRequest.class,
                        (call, body) -> Answers.of(accounts.refresh(body), Answers::ok)),
                Endpoint.of(
                        "POST /v1/auth/logout", call -> Answers.of(accounts.logout(call.caller()), Answers::noContent)),
                Endpoint.of(
                        "GET /v1/auth/devices",
                        call -> Answers.of(accounts.devices(call.caller()), devices -> Answers.ok(Page.all(devices)))),
                Endpoint.of(
                        "DELETE /v1/auth/devices/{deviceId}",
                        call -> Answers.of(accounts.revoke(call.caller(), call.deviceId()), Answers::noContent)),
                Endpoint.of(
                        "DELETE /v1/auth/devices",
                        call -> Answers.of(accounts.revokeOthers(call.caller()), Answers::noContent)),
                Endpoint.of("GET /v1/users/me", call -> Answers.of(accounts.me(call.caller()), Answers::ok)),
                Endpoint.of(
                        "PATCH /v1/users/me",
                        ChangeProfile.class,
                        (call, body) -> Answers.of(accounts.changeProfile(call.caller(), body), Answers::ok)),
                Endpoint.of(
                        "DELETE /v1/users/me",
                        Access.USER,
                        Action.LOGIN,
                        RemoveAccount.class,
                        (call, body) -> Answers.of(accounts.remove(call.caller(), body), Answers::noContent)),
                Endpoint.of(
                        "PUT /v1/users/me/password",
                        Access.USER,
                        Action.LOGIN,
                        ChangePassword.class,
                        (call, body) -> Answers.of(accounts.changePassword(call.caller(), body), Answers::noContent)),
                Endpoint.of(
                        "GET /v1/users/{userId}",
                        call -> Answers.of(
                                accounts.profile(call.caller(), call.userId()), user -> Answers.ok(user.publicView()))),
                Endpoint.of("GET /v1/users", this::search));
    }

    private java.util.concurrent.CompletionStage<akka.http.javadsl.model.HttpResponse> search(Call call) {
        Query query = call.query();
        int limit = call.limit(query);
        String prefix = query.text("query");
        if (prefix == null || prefix.isBlank()) {
            query.reject("query", "is required");
        } else if (prefix.length() > call.limits().nameCodePoints()) {
            query.reject("query", "must have " + call.limits().nameCodePoints() + " characters at the most");
        }
        query.check();
        String text = prefix == null ? "" : prefix.strip();
        return Answers.of(
                accounts.search(text, limit),
                page -> Answers.ok(new Page<>(
                        page.items().stream().map(User::publicView).toList(), page.nextCursor(), page.total())));
    }
}
