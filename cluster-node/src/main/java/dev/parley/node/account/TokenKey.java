package dev.parley.node.account;

import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of access tokens, and the name by which tokens refer to it. Prints nothing of its secret. */
public record TokenKey(String kid, SecretKey secret) {
    private static final int MIN_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    static TokenKey of(String kid, byte[] secret) {
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException("The signing key \"" + kid + "\" has less than " + MIN_BYTES + " bytes");
        }
        return new TokenKey(kid, new SecretKeySpec(secret, ALGORITHM));
    }

    static TokenKey ofBase64(String kid, String secret) {
        try {
            return of(kid, Base64.getDecoder().decode(secret));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "parley.auth.signing-keys: the secret of \"" + kid + "\" must be at least " + MIN_BYTES
                            + " bytes in base64",
                    e);
        }
    }

    @Override
    public String toString() {
        return "TokenKey[" + kid + ", ***]";
    }
}
