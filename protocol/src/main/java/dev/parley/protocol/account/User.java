package dev.parley.protocol.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A public profile; {@code email} only in one's own.
 *
 * @param avatarUrl absent: the client draws initials
 */
public record User(
        UserId userId,
        String username,
        String displayName,
        @Nullable String avatarUrl,
        @Nullable String introduction,
        @Nullable String gender,
        Instant createdAt,
        @Nullable Boolean online,
        @Nullable Instant lastSeenAt,
        @Nullable String email) {
    /** What others may see. */
    public User publicView() {
        return new User(
                userId, username, displayName, avatarUrl, introduction, gender, createdAt, online, lastSeenAt, null);
    }
}
