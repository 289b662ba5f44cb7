package dev.parley.api.fake;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.api.http.Binding;
import dev.parley.api.http.EdgePorts;
import dev.parley.api.http.EdgeServer;
import dev.parley.api.http.EdgeSettings;
import dev.parley.api.operations.ClusterInspector;
import dev.parley.api.operations.Readiness;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** An edge on a free port of the loopback, with fake ports behind it. */
public final class RunningEdge implements AutoCloseable {
    public final FakeTokens tokens = new FakeTokens();
    public final FakeAccounts accounts = new FakeAccounts(tokens);
    public final FakeFriends friends = new FakeFriends();
    public final FakeConversations conversations = new FakeConversations();
    public final FakeInvites invites = new FakeInvites(conversations);
    public final FakeSessions sessions = new FakeSessions();
    public final List<String> notReady = new CopyOnWriteArrayList<>();
    public volatile boolean open = true;
    public final Binding binding;
    private final ActorSystem<Void> system;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private RunningEdge(Config config) {
        system = ActorSystem.create(Behaviors.empty(), "edge", config);
        EdgePorts ports = new EdgePorts(
                accounts,
                friends,
                conversations,
                conversations,
                invites,
                conversations,
                sessions,
                tokens,
                new FakeReadiness(),
                new FakeCluster());
        binding = join(EdgeServer.create(system, EdgeSettings.from(config), ports, Clock.systemUTC())
                .bind());
    }

    /** Starts one with settings of its own: HOCON below {@code parley}. */
    public static RunningEdge start(String... overrides) {
        return new RunningEdge(config(overrides));
    }

    public static Config config(String... overrides) {
        return ConfigFactory.parseString("parley {\nhttp.port = 0\n" + String.join("\n", overrides) + "\n}")
                .withFallback(ConfigFactory.parseString("akka.loglevel = WARNING\nakka.stdout-loglevel = OFF"))
                .withFallback(ConfigFactory.load());
    }

    public int port() {
        return binding.address().getPort();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public URI webSocket() {
        return URI.create("ws://127.0.0.1:" + port() + "/ws");
    }

    public HttpResponse<String> call(String method, String path, String token, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            for (int i = 0; i < headers.length; i += 2) {
                request.setHeader(headers[i], headers[i + 1]);
            }
        }
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    public static <T> T join(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        join(binding.stopAccepting());
        binding.close();
        system.terminate();
        join(system.getWhenTerminated());
    }

    private final class FakeReadiness implements Readiness {
        @Override
        public List<String> notReadyBecause() {
            return notReady;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public List<String> notLiveBecause() {
            return List.of();
        }
    }

    private static final class FakeCluster implements ClusterInspector {
        @Override
        public CompletionStage<ClusterView> view() {
            return CompletableFuture.completedFuture(new ClusterView(List.of(
                    new NodeView("127.0.0.1:8080", "Up", Map.of("Conversation", 256), Map.of("Conversation", 3), 1))));
        }
    }
}
