package dev.parley.node.account;

import com.typesafe.config.Config;
import java.time.Duration;

/** {@code parley.account} of the configuration, but for its passwords. */
public record AccountSettings(
        Duration askTimeout,
        Duration passivateAfter,
        int snapshotEvery,
        int keepSnapshots,
        Duration persistBackoffMin,
        Duration persistBackoffMax,
        double persistBackoffJitter,
        AccountPolicy policy,
        Duration takeoverAfter,
        Duration registrationRetryAfter,
        int directorySize,
        Duration directoryTtl,
        int directoryParallelism,
        int searchResults,
        int searchWords,
        Duration removalInterval,
        int mintParallelism,
        Duration mintTtl,
        Duration mintMaxTtl) {
    public AccountSettings {
        if (takeoverAfter.compareTo(policy.registrationDeadline()) <= 0) {
            throw new IllegalArgumentException(
                    "parley.account.registration: takeover-after must be longer than deadline");
        }
    }

    public static AccountSettings from(Config config) {
        Config account = config.getConfig("parley.account");
        return new AccountSettings(
                account.getDuration("ask-timeout"),
                account.getDuration("passivate-after"),
                account.getInt("snapshot-every"),
                account.getInt("keep-snapshots"),
                account.getDuration("persist-backoff.min"),
                account.getDuration("persist-backoff.max"),
                account.getDouble("persist-backoff.jitter"),
                new AccountPolicy(
                        account.getInt("max-devices"),
                        account.getInt("spent-tokens"),
                        config.getDuration("parley.auth.refresh-token-ttl"),
                        account.getDuration("registration.deadline")),
                account.getDuration("registration.takeover-after"),
                account.getDuration("registration.retry-after"),
                account.getInt("directory.size"),
                account.getDuration("directory.ttl"),
                account.getInt("directory.parallelism"),
                account.getInt("search-results"),
                account.getInt("search-words"),
                account.getDuration("removal-interval"),
                account.getInt("mint.parallelism"),
                account.getDuration("mint.default-ttl"),
                account.getDuration("mint.max-ttl"));
    }
}
