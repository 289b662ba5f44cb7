package dev.parley.protocol.account;

import java.time.Instant;

/** A signed-in device. {@code current}: the one that asks. */
public record Device(DeviceId deviceId, String name, Instant createdAt, Instant lastUsedAt, boolean current) {}
