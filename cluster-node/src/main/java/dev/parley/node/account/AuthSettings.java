package dev.parley.node.account;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code parley.auth} of the configuration.
 *
 * @param operators usernames in lower case
 */
public record AuthSettings(
        String issuer,
        String audience,
        Duration accessTokenTtl,
        Duration refreshTokenTtl,
        Duration clockSkew,
        List<TokenKey> signingKeys,
        Set<String> operators,
        Duration revocationInterval,
        int revocationSize) {
    public AuthSettings {
        signingKeys = List.copyOf(signingKeys);
        operators = Set.copyOf(operators);
        if (new HashSet<>(signingKeys.stream().map(TokenKey::kid).toList()).size() != signingKeys.size()) {
            throw new IllegalArgumentException("parley.auth.signing-keys: two keys have the same kid");
        }
    }

    public static AuthSettings from(Config config) {
        Config auth = config.getConfig("parley.auth");
        return new AuthSettings(
                auth.getString("issuer"),
                auth.getString("audience"),
                auth.getDuration("access-token-ttl"),
                auth.getDuration("refresh-token-ttl"),
                auth.getDuration("clock-skew"),
                auth.getConfigList("signing-keys").stream()
                        .map(key -> TokenKey.ofBase64(key.getString("kid"), key.getString("secret")))
                        .toList(),
                auth.getStringList("operators").stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                auth.getDuration("revocation.interval"),
                auth.getInt("revocation.size"));
    }
}
