package dev.parley.node.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.persistence.account.PasswordHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords =
            new Passwords(new PasswordSettings(4_096, 2, 1, 2, 4, Duration.ofSeconds(1)), new SecureRandom());

    @AfterEach
    void close() {
        passwords.close();
    }

    @Test
    void aPasswordFitsItsHashAlone() {
        PasswordHash hash =
                passwords.hash("correct horse").toCompletableFuture().join();

        assertThat(verify("correct horse", hash)).isTrue();
        assertThat(verify("correct Horse", hash)).isFalse();
        assertThat(verify("", hash)).isFalse();
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        assertThat(passwords.hash("correct horse").toCompletableFuture().join())
                .isNotEqualTo(
                        passwords.hash("correct horse").toCompletableFuture().join());
    }

    @Test
    void nothingFitsWhereThereIsNoHash() {
        assertThat(verify("correct horse", null)).isFalse();
        assertThat(verify("", null)).isFalse();
    }

    @Test
    void refusesWhatDoesNotFitIntoTheQueue() {
        List<CompletableFuture<PasswordHash>> storm = new ArrayList<>();
        IntStream.range(0, 50).forEach(i -> storm.add(passwords.hash("p" + i).toCompletableFuture()));

        List<Throwable> failures = storm.stream()
                .map(each -> each.handle((hash, failure) -> failure).join())
                .filter(failure -> failure != null)
                .map(failure -> failure instanceof CompletionException ? failure.getCause() : failure)
                .toList();
        assertThat(failures).isNotEmpty().allMatch(RejectedExecutionException.class::isInstance);
        assertThat(failures).hasSizeLessThanOrEqualTo(44);
        assertThat(passwords.hash("afterwards").toCompletableFuture().join()).isNotNull();
    }

    @Test
    void saysBeforehandThatTheQueueIsFull() {
        assertThat(passwords.isFull()).isFalse();

        List<CompletableFuture<PasswordHash>> storm = new ArrayList<>();
        IntStream.range(0, 50).forEach(i -> storm.add(passwords.hash("p" + i).toCompletableFuture()));
        assertThat(passwords.isFull()).isTrue();

        CompletableFuture.allOf(storm.toArray(CompletableFuture[]::new))
                .handle((done, refused) -> true)
                .join();
        assertThat(passwords.isFull()).isFalse();
    }

    private boolean verify(String password, PasswordHash hash) {
        return passwords.verify(password, hash).toCompletableFuture().join();
    }
}
