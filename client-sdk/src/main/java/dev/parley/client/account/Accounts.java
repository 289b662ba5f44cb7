package dev.parley.client.account;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.client.http.AuthorizedCalls;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.ChangePassword;
import dev.parley.protocol.account.ChangeProfile;
import dev.parley.protocol.account.Device;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.RemoveAccount;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import java.util.concurrent.CompletableFuture;

/**
 * The calls about users and devices. Thread-safe; every future fails with a {@link dev.parley.client.ParleyException}.
 */
public final class Accounts {
    private final AuthorizedCalls calls;

    /** Calls over {@code calls}. */
    public Accounts(AuthorizedCalls calls) {
        this.calls = calls;
    }

    /** One's own profile, with the e-mail address. */
    public CompletableFuture<User> me() {
        return calls.get("/users/me", new TypeReference<>() {});
    }

    /** Changes what is not null of one's profile. */
    public CompletableFuture<User> changeProfile(ChangeProfile change) {
        return calls.call("PATCH", "/users/me", change, new TypeReference<>() {});
    }

    /** Sets another password; all other devices are signed out. */
    public CompletableFuture<Void> changePassword(String current, String next) {
        return calls.command("PUT", "/users/me/password", new ChangePassword(current, next));
    }

    /** Another's public profile; refused with {@code unknown_user} where there is none. */
    public CompletableFuture<User> profile(UserId user) {
        return calls.get("/users/" + user, new TypeReference<>() {});
    }

    /** Users whose username or display name begins with {@code prefix}, whatever case and accents; 1 to 100 of them. */
    public CompletableFuture<Page<User>> search(String prefix, int limit) {
        return calls.get(
                "/users?query=" + AuthorizedCalls.encoded(prefix) + "&limit=" + limit, new TypeReference<>() {});
    }

    /** The devices that are signed in. */
    public CompletableFuture<Page<Device>> devices() {
        return calls.get("/auth/devices", new TypeReference<>() {});
    }

    /** Signs a device out. */
    public CompletableFuture<Void> revoke(DeviceId device) {
        return calls.command("DELETE", "/auth/devices/" + device, null);
    }

    /** Signs all devices out but this one. */
    public CompletableFuture<Void> revokeOthers() {
        return calls.command("DELETE", "/auth/devices", null);
    }

    /** Ends the account for good; its messages stay. Refused with {@code invalid_field} for a wrong password. */
    public CompletableFuture<Void> removeAccount(String password) {
        return calls.command("DELETE", "/users/me", new RemoveAccount(password));
    }

    /** Signs this device out; its tokens are void and its sockets are closed. */
    public CompletableFuture<Void> logout() {
        return calls.command("POST", "/auth/logout", null);
    }
}
