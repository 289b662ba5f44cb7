package dev.parley.client.terminal;

import dev.parley.client.ParleyClient;
import dev.parley.client.ParleyException;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** Who is called what: from names to users by asking, from users to names as far as they were met. Thread-safe. */
final class Directory {
    private static final int REMEMBERED = 10_000;
    private static final int FOUND = 20;

    private final ParleyClient client;
    private final Map<UserId, String> names = new ConcurrentHashMap<>();

    Directory(ParleyClient client) {
        this.client = client;
    }

    void met(UserId user, String name) {
        if (names.size() < REMEMBERED) {
            names.put(user, Screen.printable(name));
        }
    }

    String name(UserId user) {
        return names.getOrDefault(user, "somebody");
    }

    /** The user called so; throws {@link IllegalArgumentException} where there is none. */
    User find(String username) {
        User found = answer(client.accounts().search(username, FOUND)).items().stream()
                .filter(user -> user.username().equalsIgnoreCase(username))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no user " + username));
        met(found.userId(), found.displayName());
        return found;
    }

    /** Waits; failures are {@link ParleyException}s. */
    static <T> T answer(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw ParleyException.of(e);
        }
    }
}
