package dev.parley.persistence.account;

import java.time.Instant;

/**
 * A key that signs access tokens. Its text form hides the key.
 *
 * @param kid the name by which tokens refer to it
 * @param jwk the key, private part included, as a JSON Web Key
 */
public record SigningKey(String kid, String jwk, Instant createdAt) {
    @Override
    public String toString() {
        return "SigningKey[kid=" + kid + ", jwk=***, createdAt=" + createdAt + "]";
    }
}
