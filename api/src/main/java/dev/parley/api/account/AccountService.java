package dev.parley.api.account;

import akka.Done;
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
import dev.parley.protocol.error.Outcome;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What the edge asks of accounts. Inputs are checked already. Stages never fail for what a caller can do; where the
 * cluster does not answer in time, they are refused with {@code unavailable}.
 */
public interface AccountService {
    CompletionStage<Outcome<User>> register(RegisterRequest request);

    CompletionStage<Outcome<Tokens>> login(LoginRequest request);

    CompletionStage<Outcome<Tokens>> refresh(RefreshRequest request);

    /** Ends the caller's token family and closes its sockets. */
    CompletionStage<Outcome<Done>> logout(Principal caller);

    CompletionStage<Outcome<List<Device>>> devices(Principal caller);

    CompletionStage<Outcome<Done>> revoke(Principal caller, DeviceId device);

    /** Ends all devices of the caller but the one that asks. */
    CompletionStage<Outcome<Done>> revokeOthers(Principal caller);

    /** The caller's own profile, with the e-mail address. */
    CompletionStage<Outcome<User>> me(Principal caller);

    CompletionStage<Outcome<User>> changeProfile(Principal caller, ChangeProfile change);

    /** A current password that is not right is refused with {@code invalid_field}: the caller's token is good all the same. */
    CompletionStage<Outcome<Done>> changePassword(Principal caller, ChangePassword change);

    /** Ends the caller's account for good. A password that is not right is refused as above. */
    CompletionStage<Outcome<Done>> remove(Principal caller, RemoveAccount removal);

    /** {@code user} as the caller may see it: of friends and of oneself also whether they are online. */
    CompletionStage<Outcome<User>> profile(Principal caller, UserId user);

    /** Users of whom a word of a name begins with {@code prefix}, whatever the case and the accents; {@code limit} at the most. */
    CompletionStage<Outcome<Page<User>>> search(String prefix, int limit);

    /** Accounts without passwords; the edge has checked that the caller may. */
    CompletionStage<Outcome<List<MintedAccount>>> mint(MintRequest request);
}
