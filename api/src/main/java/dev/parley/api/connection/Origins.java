package dev.parley.api.connection;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From which pages browsers may call. A page of the server itself always may. */
public final class Origins {
    private final Set<String> allowed;

    /** @param allowed origins such as {@code https://chat.example.org} */
    public Origins(Set<String> allowed) {
        this.allowed =
                allowed.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Callers without an origin are no browsers, and have nothing to be protected from. */
    public boolean allow(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        String name = origin.toLowerCase(Locale.ROOT);
        return allowed.contains(name) || (host != null && isPageOf(name, host.toLowerCase(Locale.ROOT)));
    }

    private static boolean isPageOf(String origin, String host) {
        return origin.equals("http://" + host) || origin.equals("https://" + host);
    }
}
