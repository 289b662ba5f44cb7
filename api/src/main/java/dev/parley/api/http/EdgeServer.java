package dev.parley.api.http;

import akka.actor.typed.ActorSystem;
import akka.io.Inet;
import akka.io.TcpSO;
import akka.stream.Materializer;
import akka.stream.SystemMaterializer;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Tcp;
import dev.parley.api.account.AccountRoutes;
import dev.parley.api.connection.Origins;
import dev.parley.api.conversation.ConversationRoutes;
import dev.parley.api.conversation.InviteRoutes;
import dev.parley.api.conversation.MessageRoutes;
import dev.parley.api.friend.FriendRoutes;
import dev.parley.api.limit.Action;
import dev.parley.api.limit.RateLimits;
import dev.parley.api.operations.OperationsRoutes;
import dev.parley.api.rest.Access;
import dev.parley.api.rest.Answers;
import dev.parley.api.rest.Endpoint;
import dev.parley.api.rest.Router;
import dev.parley.api.session.InboxRoutes;
import dev.parley.api.web.ClassPathFiles;
import dev.parley.api.web.DocsRoutes;
import dev.parley.api.web.WebRoutes;
import dev.parley.api.websocket.Handshake;
import dev.parley.api.websocket.OpenSockets;
import dev.parley.api.websocket.WebSocketEdge;
import dev.parley.api.websocket.WebSocketUpgrade;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.FrameCodec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The edge of a node: REST, WebSocket and the page on one port. Put together here, started by {@link #bind}. */
public final class EdgeServer {
    private final ActorSystem<?> system;
    private final EdgeSettings settings;
    private final Connections connections;
    private final OpenSockets sockets;
    private final Admission admission;
    private final Router router;

    private EdgeServer(
            ActorSystem<?> system,
            EdgeSettings settings,
            Connections connections,
            OpenSockets sockets,
            Admission admission,
            Router router) {
        this.system = system;
        this.settings = settings;
        this.connections = connections;
        this.sockets = sockets;
        this.admission = admission;
        this.router = router;
    }

    public static EdgeServer create(ActorSystem<?> system, EdgeSettings settings, EdgePorts ports, Clock clock) {
        HttpSettings http = settings.http();
        Materializer materializer = SystemMaterializer.get(system).materializer();
        RateLimits rates = new RateLimits(settings.rateLimits(), clock);
        Origins origins = new Origins(http.allowedOrigins());
        ClassPathFiles files = new ClassPathFiles(EdgeServer.class.getClassLoader());
        WebRoutes web = new WebRoutes(files, http.strictTransportSecurity());
        Router router = new Router(
                endpoints(ports, files),
                web,
                ports.tokens(),
                rates,
                origins,
                settings.limits(),
                new Router.Settings(
                        http.requestTimeout(),
                        http.bodyTimeout(),
                        http.maxBodyBytes(),
                        http.gzipFromBytes(),
                        http.defaultPageItems(),
                        settings.development()),
                clock,
                materializer);
        OpenSockets sockets = new OpenSockets(settings.webSocket(), clock);
        WebSocketEdge edge = new WebSocketEdge(
                settings.webSocket(),
                settings.limits(),
                new FrameCodec(settings.limits()),
                ports.tokens(),
                ports.sessions(),
                sockets,
                rates);
        Admission admission = new Admission(http.maxConnections(), http.maxFirstRequests());
        Connections connections = new Connections(
                http,
                admission,
                new RestLayer(system, http, router),
                new WebSocketUpgrade(edge, new Handshake(ports.tokens(), origins, ports.readiness()::isOpen)),
                materializer);
        return new EdgeServer(system, settings, connections, sockets, admission, router);
    }

    /** Every call that the edge answers, but for the files of the page. */
    static List<Endpoint> endpoints(EdgePorts ports, ClassPathFiles files) {
        List<Endpoint> all = new ArrayList<>();
        all.addAll(new AccountRoutes(ports.accounts()).endpoints());
        all.addAll(new InviteRoutes(ports.invites()).endpoints());
        all.addAll(new FriendRoutes(ports.friends()).endpoints());
        all.addAll(new ConversationRoutes(ports.conversations()).endpoints());
        all.addAll(new MessageRoutes(ports.messages()).endpoints());
        all.addAll(new InboxRoutes(ports.inbox()).endpoints());
        all.replaceAll(endpoint -> endpoint.when(() -> ports.readiness().isOpen()));
        all.addAll(new OperationsRoutes(ports.readiness(), ports.cluster(), ports.accounts()).endpoints());
        all.addAll(new DocsRoutes(files).endpoints());
        all.add(Endpoint.of(
                "GET /ws",
                Access.PUBLIC,
                Action.OTHER,
                call -> CompletableFuture.completedFuture(Answers.problem(Refusal.of(ErrorCode.UPGRADE_REQUIRED)))));
        return all;
    }

    /** Starts to listen. Fails where the address cannot be had. */
    public CompletionStage<Binding> bind() {
        HttpSettings http = settings.http();
        List<Inet.SocketOption> options = List.of(TcpSO.sendBufferSize(http.sendBufferBytes()), TcpSO.tcpNoDelay(true));
        return Tcp.get(system)
                .bind(http.host(), http.port(), http.backlog(), options, false, Optional.empty())
                .to(Sink.foreach(connections::take))
                .run(system)
                .thenApply(bound -> new Binding(bound, system, settings.webSocket(), sockets, admission, router));
    }
}
