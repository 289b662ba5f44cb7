package dev.parley.client.terminal;

import dev.parley.client.ClientSettings;
import dev.parley.client.ParleyClient;
import dev.parley.client.ParleyException;
import dev.parley.client.account.Credentials;
import dev.parley.client.session.Disconnection;
import dev.parley.client.session.Session;
import dev.parley.client.session.SessionListener;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.frame.ServerFrame;
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
        CompletableFuture<Chat> chat = new CompletableFuture<>();
        try (Session session = client.open(new Printer(screen, chat))) {
            Chat here = new Chat(client, session, screen);
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

    /** Prints what the session hears. */
    private record Printer(Screen screen, CompletableFuture<Chat> chat) implements SessionListener {
        @Override
        public void onConnected(ServerFrame.Welcome welcome) {
            screen.notice("connected");
        }

        @Override
        public void onDisconnected(Disconnection event) {
            screen.notice(
                    event.last()
                            ? "disconnected: " + event.reason()
                            : "no connection (" + event.reason() + "), trying again in "
                                    + event.retryIn().toMillis() + " ms");
        }

        @Override
        public void onFailure(ParleyException failure) {
            screen.notice(String.valueOf(failure.getMessage()));
        }

        @Override
        public void onMessage(Message message) {
            screen.message(message, place(message));
        }

        @Override
        public void onMessageEdited(Message message) {
            screen.message(message, place(message));
        }

        @Override
        public void onMessageUnsent(Message message) {
            screen.message(message, place(message));
        }

        @Override
        public void onConversationCreated(ConversationInfo conversation) {
            String name = conversation.name() == null ? "a direct conversation" : conversation.name();
            screen.notice("you are in " + Screen.printable(name) + " now; /list shows it");
        }

        private String place(Message message) {
            Chat here = chat.getNow(null);
            return here != null && here.isOpen(message.conversationId()) ? "" : "(elsewhere)";
        }
    }
}
