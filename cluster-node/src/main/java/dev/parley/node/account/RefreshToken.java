package dev.parley.node.account;

import dev.parley.persistence.account.TokenHash;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * An opaque refresh token: whose it is, and 32 random bytes, in base64url. It names its account and device, so that no
 * table leads from a token to them; what is kept of it is its hash alone.
 */
record RefreshToken(UserId userId, DeviceId deviceId, String text) {
    private static final int SECRET_BYTES = 32;
    private static final int BYTES = 16 + 16 + SECRET_BYTES;

    static RefreshToken create(UserId userId, DeviceId deviceId, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        byte[] token = ByteBuffer.allocate(BYTES)
                .putLong(userId.value().getMostSignificantBits())
                .putLong(userId.value().getLeastSignificantBits())
                .putLong(deviceId.value().getMostSignificantBits())
                .putLong(deviceId.value().getLeastSignificantBits())
                .put(secret)
                .array();
        return new RefreshToken(
                userId, deviceId, Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }

    /** Empty for what never was a token. */
    static Optional<RefreshToken> parse(String text) {
        byte[] token;
        try {
            token = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        // Several texts stand for the same bytes; only the one that was given out is the token.
        if (token.length != BYTES
                || !Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(token)
                        .equals(text)) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(token);
        UserId userId = new UserId(new UUID(buffer.getLong(), buffer.getLong()));
        DeviceId deviceId = new DeviceId(new UUID(buffer.getLong(), buffer.getLong()));
        return Optional.of(new RefreshToken(userId, deviceId, text));
    }

    TokenHash hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return new TokenHash(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken[" + userId + ", " + deviceId + ", ***]";
    }
}
