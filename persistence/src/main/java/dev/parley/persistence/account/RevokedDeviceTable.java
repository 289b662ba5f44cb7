package dev.parley.persistence.account;

import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.Query;
import dev.parley.protocol.account.DeviceId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** The devices whose tokens are void before their time, as a starting node reads them. Thread-safe. */
public final class RevokedDeviceTable {
    private final Queries queries;
    private final Query insert;
    private final Query all;

    public RevokedDeviceTable(Queries queries) {
        this.queries = queries;
        this.insert = queries.query(
                "INSERT INTO ${keyspace}.revoked_device (device_id, revoked_at) VALUES (?, ?) USING TTL ?");
        this.all = queries.query("SELECT device_id, revoked_at FROM ${keyspace}.revoked_device LIMIT ?");
    }

    /** Notes a device until the last of its access tokens has expired by itself. */
    public CompletionStage<Void> revoke(RevokedDevice device, Duration longestToken) {
        return queries.run(
                        insert,
                        device.deviceId().value(),
                        device.revokedAt(),
                        Math.toIntExact(Math.max(1, longestToken.toSeconds())))
                .thenAccept(done -> {});
    }

    /** All of them; fails when there are more than a node may hold, because half of them would be a hole. */
    public CompletionStage<List<RevokedDevice>> all() {
        int most = queries.settings().maxRevokedDevices();
        return queries.rows(most + 1, all, most + 1).thenApply(rows -> {
            if (rows.size() > most) {
                throw new IllegalStateException("more than " + most + " revoked devices");
            }
            return rows.stream()
                    .map(row -> new RevokedDevice(
                            new DeviceId(Objects.requireNonNull(row.getUuid("device_id"))),
                            Objects.requireNonNull(row.getInstant("revoked_at"))))
                    .toList();
        });
    }
}
