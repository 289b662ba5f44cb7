package dev.parley.protocol.account;

/** An account as load generators need it. */
public record MintedAccount(UserId userId, String username, String accessToken) {
    @Override
    public String toString() {
        return "MintedAccount[" + username + ", ***]";
    }
}
