package dev.parley.client.terminal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param password null: it is asked for
 */
record Options(String login, @Nullable String password, List<URI> servers) {
    static final String USAGE = """
            usage: parley chat --login NAME [--password PASSWORD] [--url URL]...
              --login NAME         username or e-mail address
              --password PASSWORD  without it, PARLEY_PASSWORD or a prompt
              --url URL            default http://127.0.0.1:8080; several are tried in turn
            """;
    private static final URI DEFAULT_SERVER = URI.create("http://127.0.0.1:8080");

    /** Throws {@link IllegalArgumentException} with a line for the user. */
    static Options parse(String... arguments) {
        String login = null;
        String password = null;
        List<URI> servers = new ArrayList<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--login" -> login = value;
                case "--password" -> password = value;
                case "--url" -> servers.add(URI.create(value));
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        if (login == null) {
            throw new IllegalArgumentException("--login is needed");
        }
        return new Options(login, password, servers.isEmpty() ? List.of(DEFAULT_SERVER) : List.copyOf(servers));
    }

    @Override
    public String toString() {
        return "Options[" + login + ", ***, " + servers + "]";
    }
}
