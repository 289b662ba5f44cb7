package dev.parley.protocol.friend;

import dev.parley.protocol.account.User;
import java.time.Instant;

/** A user whom the caller has blocked. */
public record Block(User user, Instant since) {}
