package dev.parley.client.terminal;

import dev.parley.client.ClientSettings;
import dev.parley.client.ParleyClient;
import dev.parley.client.ParleyException;
import dev.parley.client.account.Credentials;
import dev.parley.client.session.Session;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code parley chat}: signs in, prints what comes, sends what is typed. */
public final class ParleyChat {
    private static final int PATIENCE_SECONDS = 60;

    private ParleyChat() {}

    /** Exit codes: 0 after {@code /quit} or the end of input, 1 if signing in is refused, 2 for a wrong command line. */
    public static void main(String... arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.print(Options.USAGE);
            System.exit(2);
            return;
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.exit(run(options, in, out));
    }

    private static int run(Options options, BufferedReader in, PrintStream out) throws IOException {
        ClientSettings settings = ClientSettings.builder(options.servers().toArray(URI[]::new))
                .deviceName("terminal")
                .build();
        Screen screen = new Screen(out, ZoneId.systemDefault());
        ParleyClient client =
                ParleyClient.of(settings, new Credentials.Password(options.login(), password(options, in, out)));
        Directory directory = new Directory(client);
        CompletableFuture<Chat> chat = new CompletableFuture<>();
        try (Session session = client.open(new Printer(screen, directory, chat))) {
            Chat here = new Chat(client, session, directory, screen);
            chat.complete(here);
            session.ready().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            here.list();
            screen.notice("/help lists the commands");
            String line = in.readLine();
            while (line != null && here.accept(line)) {
                line = in.readLine();
            }
            return 0;
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                screen.notice("no connection within " + PATIENCE_SECONDS + " s");
            }
            return 1;
        } catch (ParleyException e) {
            screen.notice(String.valueOf(e.getMessage()));
            return 1;
        }
    }

    @SuppressWarnings("SystemConsoleNull") // absent or not a terminal: both read the next line
    private static String password(Options options, BufferedReader in, PrintStream out) throws IOException {
        String given = options.password() == null ? System.getenv("PARLEY_PASSWORD") : options.password();
        if (given != null) {
            return given;
        }
        Console console = System.console();
        if (console != null) {
            char[] typed = console.readPassword("Password of %s: ", options.login());
            return typed == null ? "" : new String(typed);
        }
        out.print("Password: ");
        out.flush();
        String line = in.readLine();
        return line == null ? "" : line;
    }
}
