package dev.parley.node.account;

import dev.parley.persistence.account.PasswordHash;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and compares passwords, on threads that do nothing else and rest as {@link Pace} has it, and a queue of its
 * own, so that a storm of sign-ins slows down sign-ins alone. When the queue is full, stages fail with
 * {@link RejectedExecutionException} at once.
 */
public final class Passwords implements AutoCloseable {
    private static final int SALT_BYTES = 16;

    /** Beside the memory that it was told to fill, a hash takes these blocks of 1 KiB to calculate with. */
    private static final int WORKING_BLOCKS = 8;

    /** After so long without work a thread ends, and with it goes the memory that it kept. */
    private static final long IDLE_SECONDS = 30;

    private final PasswordSettings settings;
    private final SecureRandom random;
    private final Pace pace;
    private final ThreadPoolExecutor executor;

    /** Kept from hash to hash: 20,000 new objects for each would have the collector stop the node time and again. */
    private final ThreadLocal<BlockPool> memory;

    private final PasswordHash nobody;

    public Passwords(PasswordSettings settings, SecureRandom random) {
        this.settings = settings;
        this.random = random;
        this.pace = new Pace(settings.share());
        this.executor = executor(settings);
        this.memory = ThreadLocal.withInitial(() -> new FixedBlockPool(settings.memoryKib() + WORKING_BLOCKS));
        this.nobody = newHash("", new FixedBlockPool(0));
    }

    public CompletionStage<PasswordHash> hash(String password) {
        return run(() -> newHash(password, memory.get()));
    }

    /** Whether the password fits. Without a hash it never does, and that takes as long to find out. */
    public CompletionStage<Boolean> verify(String password, @Nullable PasswordHash hash) {
        return run(() -> {
            boolean fits = Argon2.fits(password, hash == null ? nobody : hash, memory.get());
            return hash != null && fits;
        });
    }

    /** Whether more would be refused now; spares the caller to look up what it cannot compare. */
    public boolean isFull() {
        return executor.getQueue().remainingCapacity() == 0;
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    private PasswordHash newHash(String password, BlockPool blocks) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return Argon2.hash(password, salt, settings, blocks);
    }

    private <T> CompletionStage<T> run(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, task -> executor.execute(() -> pace.keep(task)));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static ThreadPoolExecutor executor(PasswordSettings settings) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.queue()),
                task -> {
                    Thread thread = new Thread(task, "parley-passwords-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
