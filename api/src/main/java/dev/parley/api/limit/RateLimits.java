package dev.parley.api.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.protocol.account.UserId;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * Token buckets of this node, per user and per address, one for each kind of action. Bounded: of those who were quiet
 * for long, or longest, nothing is remembered. Thread-safe.
 */
public final class RateLimits {
    private record Key(Action action, Object subject) {}

    private final RateLimitSettings settings;
    private final TimeMeter time;
    private final Cache<Key, Allowance> allowances;

    public RateLimits(RateLimitSettings settings, Clock clock) {
        this.settings = settings;
        time = new ClockMeter(clock);
        allowances = Caffeine.newBuilder()
                .maximumSize(settings.tracked())
                .expireAfterAccess(settings.forgetAfter())
                .build();
    }

    /** Takes one of the address's bandwidth; zero, or how long to wait. */
    public Duration take(Action action, InetAddress address) {
        return allowance(action, subject(address), settings.perAddress()).take();
    }

    /** Takes one of the user's bandwidth; zero, or how long to wait. */
    public Duration take(Action action, UserId user) {
        return allowance(action, user, settings.perUser()).take();
    }

    /** What a user may send, over all sockets and calls on this node. */
    public Allowance sends(UserId user) {
        return allowance(Action.SEND, user, settings.perUser());
    }

    /** How often a user may begin and end typing, over all sockets on this node. */
    public Allowance typing(UserId user) {
        return allowance(Action.TYPING, user, settings.perUser());
    }

    /** What one socket may say. */
    public Allowance socket() {
        return allowance(settings.perSocket());
    }

    private Allowance allowance(Action action, Object subject, Map<Action, Bandwidth> bandwidths) {
        return allowances.get(
                new Key(action, subject), key -> allowance(Objects.requireNonNull(bandwidths.get(action))));
    }

    private Allowance allowance(Bandwidth bandwidth) {
        return new Allowance(Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit ->
                        limit.capacity(bandwidth.burst()).refillGreedy(bandwidth.perSecond(), Duration.ofSeconds(1)))
                .build());
    }

    /** One home has one IPv4 address, but as many IPv6 addresses as it likes, of one /64. */
    private static Object subject(InetAddress address) {
        return address instanceof Inet6Address
                ? ByteBuffer.wrap(address.getAddress()).getLong()
                : address;
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
