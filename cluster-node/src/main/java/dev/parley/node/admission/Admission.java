package dev.parley.node.admission;

import dev.parley.persistence.fence.WritePulse;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Lets changes of conversations in at the edge of a node: so many at a time, and none that could not be written anyway.
 * What is refused has cost a look, and is told when to come back. Thread-safe.
 */
public final class Admission {
    private final AdmissionSettings settings;
    private final BooleanSupplier cutOff;
    private final WritePulse writes;
    private final RandomGenerator random;
    private final AtomicInteger inFlight = new AtomicInteger();

    /**
     * @param cutOff whether other nodes may have replaced this one
     * @param random thread-safe
     */
    public Admission(AdmissionSettings settings, BooleanSupplier cutOff, WritePulse writes, RandomGenerator random) {
        this.settings = settings;
        this.cutOff = cutOff;
        this.writes = writes;
        this.random = random;
    }

    /** Whether nothing should be begun: the node is cut off from the others, or its journal does not answer. */
    public boolean isShut() {
        return cutOff.getAsBoolean() || writes.isSilent(settings.silence());
    }

    /** Takes a change in, to be followed by {@link #left} when it is answered; or says why not. */
    public Optional<Refusal> enter() {
        if (inFlight.incrementAndGet() > settings.inFlight() || isShut()) {
            inFlight.decrementAndGet();
            return Optional.of(Refusal.later(ErrorCode.UNAVAILABLE, retryAfter()));
        }
        return Optional.empty();
    }

    /** So many changes are answered, or nobody waits for their answers. */
    public void left(int changes) {
        inFlight.addAndGet(-changes);
    }

    /** Spread, so that those who were refused together do not come back together. */
    private Duration retryAfter() {
        long base = settings.retryAfter().toMillis();
        return Duration.ofMillis(base + random.nextLong(base));
    }
}
