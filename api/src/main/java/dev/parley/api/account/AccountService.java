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

    /** The caller's own profile, with the e-mail address. */
    CompletionStage<Outcome<User>> me(Principal caller);

    CompletionStage<Outcome<User>> changeProfile(Principal caller, ChangeProfile change);

    CompletionStage<Outcome<Done>> changePassword(Principal caller, ChangePassword change);

    CompletionStage<Outcome<User>> profile(UserId user);

    /** Users whose username begins with {@code prefix}, without regard to case; {@code limit} at the most. */
    CompletionStage<Outcome<Page<User>>> search(String prefix, int limit);

    /** Accounts without passwords; the edge has checked that the caller may. */
    CompletionStage<Outcome<List<MintedAccount>>> mint(MintRequest request);
}
