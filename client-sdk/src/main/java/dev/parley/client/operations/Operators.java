package dev.parley.client.operations;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.client.ClientSettings;
import dev.parley.client.http.HttpCalls;
import dev.parley.client.http.Servers;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.MintRequest;
import dev.parley.protocol.account.MintedAccount;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The operators' calls. On a server in development mode everybody may make them. Thread-safe. */
public final class Operators {
    private final HttpCalls calls;
    private final @Nullable String accessToken;

    /** Calls with an operator's access token, or with none. */
    public Operators(ClientSettings settings, @Nullable String accessToken) {
        this.calls = new HttpCalls(settings, new Servers(settings.servers()));
        this.accessToken = accessToken;
    }

    /**
     * Makes accounts without passwords.
     *
     * @param count 1 to 1,000
     * @param prefix of their usernames; 1 to 20 letters, digits, dots, hyphens or underscores
     * @param validFor how long their access tokens are good; null for the server's default
     */
    public CompletableFuture<Page<MintedAccount>> mint(
            int count, @Nullable String prefix, @Nullable Duration validFor) {
        MintRequest request = new MintRequest(count, prefix, validFor == null ? null : validFor.toSeconds());
        return calls.call("POST", "/admin/mint", accessToken, request, new TypeReference<>() {});
    }
}
