package dev.parley.node.account;

import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.frame.CloseCode;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What follows when a token family has ended: its access tokens are void at once, and its sockets close. */
final class DeviceEndings {
    private final Revocations revocations;
    private final SessionTermination sessions;

    DeviceEndings(Revocations revocations, SessionTermination sessions) {
        this.revocations = revocations;
        this.sessions = sessions;
    }

    CompletionStage<Void> end(UserId user, Set<DeviceId> devices) {
        return end(user, devices, Instant.EPOCH);
    }

    /** {@code lastToken}: when the last access token of these devices ends, where that may be later than usual. */
    CompletionStage<Void> end(UserId user, Set<DeviceId> devices, Instant lastToken) {
        if (devices.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        CompletionStage<Void> durable = revocations.revoke(devices, lastToken);
        sessions.end(user, devices, CloseCode.UNAUTHENTICATED);
        return durable;
    }
}
