package dev.parley.protocol.account;

/** A device's tokens. {@code expiresIn} is the access token's life in seconds. */
public record Tokens(String accessToken, long expiresIn, String refreshToken, DeviceId deviceId, User user) {
    @Override
    public String toString() {
        return "Tokens[" + deviceId + ", ***]";
    }
}
