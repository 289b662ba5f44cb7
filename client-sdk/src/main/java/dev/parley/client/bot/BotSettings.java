package dev.parley.client.bot;

import dev.parley.client.ClientSettings;
import dev.parley.client.account.Credentials;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a bot connects, and as whom.
 *
 * @param client how it behaves on the network
 * @param credentials how it signs in
 */
public record BotSettings(ClientSettings client, Credentials credentials) {
    private static final String DEFAULT_URL = "http://127.0.0.1:8080";

    /**
     * Settings from the environment: {@code PARLEY_URL} (one address, or several with commas between; default
     * {@code http://127.0.0.1:8080}), and {@code PARLEY_LOGIN} with {@code PARLEY_PASSWORD}, or {@code PARLEY_TOKEN}, an
     * access token. Throws {@link IllegalStateException} where neither is set.
     */
    public static BotSettings fromEnv() {
        return from(System.getenv());
    }

    /** The same from any map. */
    public static BotSettings from(Map<String, String> environment) {
        URI[] servers = Arrays.stream(
                        environment.getOrDefault("PARLEY_URL", DEFAULT_URL).split(","))
                .map(String::strip)
                .map(URI::create)
                .toArray(URI[]::new);
        return new BotSettings(
                ClientSettings.builder(servers).deviceName("bot").build(),
                credentials(
                        environment.get("PARLEY_LOGIN"),
                        environment.get("PARLEY_PASSWORD"),
                        environment.get("PARLEY_TOKEN")));
    }

    private static Credentials credentials(@Nullable String login, @Nullable String password, @Nullable String token) {
        if (token != null) {
            return new Credentials.AccessToken(token);
        }
        if (login == null || password == null) {
            throw new IllegalStateException("Set PARLEY_LOGIN and PARLEY_PASSWORD, or PARLEY_TOKEN.");
        }
        return new Credentials.Password(login, password);
    }
}
