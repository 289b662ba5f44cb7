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
import org.jspecify.annotations.Nullable;

/**
 * Hashes and compares passwords, on threads that do nothing else and a queue of its own, so that a storm of sign-ins
 * slows down sign-ins alone. When the queue is full, stages fail with {@link RejectedExecutionException} at once.
 */
public final class Passwords implements AutoCloseable {
    private static final int SALT_BYTES = 16;

    private final PasswordSettings settings;
    private final SecureRandom random;
    private final ThreadPoolExecutor executor;
    private final PasswordHash nobody;

    public Passwords(PasswordSettings settings, SecureRandom random) {
        this.settings = settings;
        this.random = random;
        this.executor = executor(settings);
        this.nobody = newHash("");
    }

    public CompletionStage<PasswordHash> hash(String password) {
        return run(() -> newHash(password));
    }

    /** Whether the password fits. Without a hash it never does, and that takes as long to find out. */
    public CompletionStage<Boolean> verify(String password, @Nullable PasswordHash hash) {
        return run(() -> {
            boolean fits = Argon2.fits(password, hash == null ? nobody : hash);
            return hash != null && fits;
        });
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    private PasswordHash newHash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return Argon2.hash(password, salt, settings);
    }

    private <T> CompletionStage<T> run(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static ThreadPoolExecutor executor(PasswordSettings settings) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.queue()),
                task -> {
                    Thread thread = new Thread(task, "parley-passwords-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
