package dev.parley.node.account;

import java.time.Duration;

/**
 * What bounds an account.
 *
 * @param maxDevices token families that one account has at the most
 * @param spentTokens spent refresh tokens that are remembered for each family, to notice their reuse
 * @param refreshTokenTtl how long a refresh token is good
 * @param registrationDeadline how old a registration may be when it reaches its account
 */
public record AccountPolicy(int maxDevices, int spentTokens, Duration refreshTokenTtl, Duration registrationDeadline) {
    public AccountPolicy {
        if (maxDevices < 1 || spentTokens < 1) {
            throw new IllegalArgumentException("max-devices and spent-tokens must be 1 or more");
        }
    }
}
