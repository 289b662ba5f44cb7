package dev.parley.load.bench.peer;

import dev.parley.load.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** An ejabberd of its own, on loopback, that keeps every message in PostgreSQL before it acknowledges it. */
final class Ejabberd implements AutoCloseable {
    static final String HOST = "localhost";

    private static final String ADDRESS = "127.0.0.1";
    private static final SystemAccount ACCOUNT = new SystemAccount("ejabberd");
    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final int AT_A_TIME = 16;
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PROBE).build();
    private final int streams;
    private final int calls;
    private final Daemon daemon;

    private Ejabberd(int streams, int calls, Daemon daemon) {
        this.streams = streams;
        this.calls = calls;
        this.daemon = daemon;
    }

    static String user(int user) {
        return "u" + user;
    }

    static String password(int user) {
        return "p" + user;
    }

    /** Starts it in a folder of its own; {@code streams} and {@code calls} are ports for clients and for HTTP. */
    static Ejabberd start(Path libraries, Path directory, int postgres, int streams, int calls)
            throws InterruptedException {
        Path home = ACCOUNT.directory(directory.resolve("ejabberd"));
        ACCOUNT.directory(home.resolve("spool"));
        Path configuration = directory.resolve("ejabberd.yml");
        try {
            Files.writeString(configuration, configuration(postgres, streams, calls));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Daemon daemon = Daemon.start(
                ACCOUNT.command(List.of(
                        "erl",
                        "-noinput",
                        "+K",
                        "true",
                        "+P",
                        "250000",
                        "-mnesia",
                        "dir",
                        "\"" + home.resolve("spool") + "\"",
                        "-s",
                        "ejabberd")),
                home,
                Map.of(
                        "HOME", home.toString(),
                        "ERL_LIBS", libraries.toString(),
                        "EJABBERD_CONFIG_PATH", configuration.toString(),
                        "EJABBERD_LOG_PATH", home.resolve("ejabberd.log").toString(),
                        "ERL_CRASH_DUMP", home.resolve("crash.dump").toString(),
                        "ERL_MAX_PORTS", "32000",
                        "ERL_MAX_ETS_TABLES", "1400"),
                directory.resolve("ejabberd.out"));
        Ejabberd ejabberd = new Ejabberd(streams, calls, daemon);
        try {
            daemon.await(ejabberd::answers);
            return ejabberd;
        } catch (RuntimeException | InterruptedException e) {
            ejabberd.close();
            throw e;
        }
    }

    static String configuration(int postgres, int streams, int calls) {
        Map<String, Object> values = new HashMap<>();
        values.put("host", HOST);
        values.put("address", ADDRESS);
        values.put("streams", streams);
        values.put("calls", calls);
        values.put("postgres", postgres);
        values.put("database", Postgres.DATABASE);
        values.put("user", Postgres.USER);
        String text = template();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue().toString());
        }
        return text;
    }

    private static String template() {
        try (InputStream file = Objects.requireNonNull(Ejabberd.class.getResourceAsStream("ejabberd.yml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return http.send(call("status", "{}"), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpRequest call(String command, String json) {
        return HttpRequest.newBuilder(URI.create("http://" + ADDRESS + ":" + calls + "/api/" + command))
                .timeout(PROBE)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    /** Makes {@code count} users, the first of whom is {@code firstUser}. */
    void register(int firstUser, int count) {
        try (Progress progress = new Progress("users", count)) {
            for (int done = 0; done < count; done += AT_A_TIME) {
                List<CompletableFuture<HttpResponse<String>>> wave = new ArrayList<>();
                int end = firstUser + Math.min(count, done + AT_A_TIME);
                for (int user = firstUser + done; user < end; user++) {
                    String json = "{\"user\":\"" + user(user) + "\",\"host\":\"" + HOST + "\",\"password\":\""
                            + password(user) + "\"}";
                    wave.add(http.sendAsync(call("register", json), HttpResponse.BodyHandlers.ofString()));
                }
                for (CompletableFuture<HttpResponse<String>> answer : wave) {
                    if (answer.join().statusCode() != OK) {
                        throw new IllegalStateException(
                                "ejabberd made no user: " + answer.join().body());
                    }
                }
                progress.at(done + wave.size());
            }
        }
    }

    /** Where clients connect. */
    URI address() {
        return URI.create("xmpp://" + ADDRESS + ":" + streams);
    }

    ProcessHandle process() {
        return daemon.handle();
    }

    @Override
    public void close() {
        daemon.close();
    }
}
