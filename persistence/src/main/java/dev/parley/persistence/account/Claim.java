package dev.parley.persistence.account;

import dev.parley.protocol.account.UserId;
import java.time.Instant;

/** What came of wanting a name. */
public sealed interface Claim {
    /** The name is the claimant's, now or since an earlier try. */
    record Claimed() implements Claim {}

    /** Somebody else holds it. Who claimed it long ago and never registered may be taken over. */
    record TakenBy(UserId userId, Instant claimedAt) implements Claim {}
}
