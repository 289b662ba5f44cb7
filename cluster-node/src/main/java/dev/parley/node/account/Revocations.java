package dev.parley.node.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.persistence.account.RevokedDevice;
import dev.parley.persistence.account.RevokedDeviceTable;
import dev.parley.protocol.account.DeviceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The devices that were signed out while access tokens of theirs were still good. The truth is in Cassandra; every node
 * holds a copy, which it is told of changes at once and reads anew from time to time. Thread-safe, bounded.
 */
final class Revocations {
    private final RevokedDeviceTable table;
    private final Consumer<DevicesRevoked> others;
    private final Clock clock;
    private final Duration tokenLife;
    private final Cache<DeviceId, Boolean> revoked;

    Revocations(RevokedDeviceTable table, Consumer<DevicesRevoked> others, AuthSettings settings, Clock clock) {
        this.table = table;
        this.others = others;
        this.clock = clock;
        this.tokenLife = settings.accessTokenTtl().plus(settings.clockSkew());
        this.revoked = Caffeine.newBuilder()
                .maximumSize(settings.revocationSize())
                .expireAfterWrite(tokenLife.plus(settings.revocationInterval()))
                .build();
    }

    boolean contains(DeviceId device) {
        return revoked.getIfPresent(device) != null;
    }

    /** Done when it is durable; it has effect before that. {@code lastToken}: when the last of their tokens ends. */
    CompletionStage<Void> revoke(Set<DeviceId> devices, Instant lastToken) {
        DevicesRevoked news = new DevicesRevoked(devices);
        note(news);
        others.accept(news);
        Instant now = clock.instant();
        Duration left =
                lastToken.isAfter(now) ? Duration.between(now, lastToken).plus(tokenLife) : tokenLife;
        return CompletableFuture.allOf(devices.stream()
                .map(device ->
                        table.revoke(new RevokedDevice(device, now), left).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    void note(DevicesRevoked news) {
        news.devices().forEach(device -> revoked.put(device, true));
    }

    /** Reads them all. */
    CompletionStage<Void> load() {
        return table.all().thenAccept(this::note);
    }

    private void note(Collection<RevokedDevice> devices) {
        devices.forEach(device -> revoked.put(device.deviceId(), true));
    }
}
