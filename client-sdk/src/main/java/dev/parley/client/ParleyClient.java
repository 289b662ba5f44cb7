package dev.parley.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.client.account.Accounts;
import dev.parley.client.account.Credentials;
import dev.parley.client.account.TokenKeeper;
import dev.parley.client.conversation.Conversations;
import dev.parley.client.friend.Friends;
import dev.parley.client.http.AuthorizedCalls;
import dev.parley.client.http.HttpCalls;
import dev.parley.client.http.Servers;
import dev.parley.client.session.Session;
import dev.parley.client.session.SessionListener;
import dev.parley.protocol.account.RegisterRequest;
import dev.parley.protocol.account.User;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One user's way to Parley: calls about {@link #accounts}, {@link #conversations} and {@link #friends}, and live {@linkplain #open
 * sessions}. It signs in when it needs to, and exchanges its tokens before they end. Thread-safe; holds no thread of
 * its own, see {@link ClientRuntime}.
 *
 * <pre>{@code
 * var client = ParleyClient.of(
 *         ClientSettings.builder(URI.create("http://127.0.0.1:8080")).build(),
 *         new Credentials.Password("ann", "correct horse"));
 * var session = client.open(new SessionListener() {
 *     @Override
 *     public void onMessage(Message message) {
 *         System.out.println(message.senderName() + ": " + message.text());
 *     }
 * });
 * }</pre>
 */
public final class ParleyClient {
    private final ClientSettings settings;
    private final Servers servers;
    private final TokenKeeper tokens;
    private final Accounts accounts;
    private final Conversations conversations;
    private final Friends friends;

    private ParleyClient(ClientSettings settings, Credentials credentials) {
        this.settings = settings;
        servers = new Servers(settings.servers());
        HttpCalls calls = new HttpCalls(settings, servers);
        tokens = new TokenKeeper(settings, calls, credentials);
        AuthorizedCalls authorized = new AuthorizedCalls(calls, tokens);
        accounts = new Accounts(authorized);
        conversations = new Conversations(authorized);
        friends = new Friends(authorized);
    }

    /** A client for one user. Nothing is sent yet. */
    public static ParleyClient of(ClientSettings settings, Credentials credentials) {
        return new ParleyClient(settings, credentials);
    }

    /** Makes a new account; refused with {@code username_taken}, {@code email_taken} or {@code invalid_field}. */
    public static CompletableFuture<User> register(ClientSettings settings, RegisterRequest request) {
        return new HttpCalls(settings, new Servers(settings.servers()))
                .call("POST", "/auth/register", null, request, new TypeReference<>() {});
    }

    /** The calls about users and devices. */
    public Accounts accounts() {
        return accounts;
    }

    /** The calls about conversations. */
    public Conversations conversations() {
        return conversations;
    }

    /** The calls about friends, requests for friendship, and blocks. */
    public Friends friends() {
        return friends;
    }

    /** The tokens; their refresh token lets a program sign in later without the password. */
    public TokenKeeper tokens() {
        return tokens;
    }

    /** Opens a live session; {@link Session#ready} tells when it is there. Several at a time are several sockets. */
    public Session open(SessionListener... listeners) {
        return new Session(settings, servers, tokens, accounts, conversations, List.of(listeners));
    }
}
