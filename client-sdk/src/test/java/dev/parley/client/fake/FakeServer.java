package dev.parley.client.fake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.Json;
import dev.parley.protocol.Limits;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Parley in memory, one process, one user, whose misbehaviour tests choose. */
public final class FakeServer implements AutoCloseable {
    public static final UserId USER = UserId.of("01930000-0000-7000-8000-0000000000aa");
    private static final DeviceId DEVICE = DeviceId.of("01930000-0000-7000-8000-0000000000dd");

    public final Map<ConversationId, FakeConversation> conversations = new java.util.concurrent.ConcurrentHashMap<>();
    public final List<FakeSocket> sockets = new CopyOnWriteArrayList<>();
    public final List<ClientFrame> received = new CopyOnWriteArrayList<>();
    public final List<String> requests = new CopyOnWriteArrayList<>();
    /** Seconds that a new access token is good for. */
    public volatile long tokenLife = 900;
    /** Sends to be taken in, but not answered. */
    public volatile int answersToLose;
    /** Sends to be refused with {@code unavailable}. */
    public volatile int sendsToPutOff;
    /** What handshakes are answered with; 0: they are let in. */
    public volatile int handshakeStatus;

    public volatile int tokensGiven;
    /** What calls are answered with, by method and path; before all else. */
    public final Map<String, String> answers = new java.util.concurrent.ConcurrentHashMap<>();

    private final ServerSocket listening;

    public FakeServer() throws IOException {
        listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    public FakeConversation conversation(ConversationId id) {
        return conversations.computeIfAbsent(id, i -> new FakeConversation(i, this));
    }

    /** The newest socket. */
    public FakeSocket socket() {
        return sockets.get(sockets.size() - 1);
    }

    /** To all sockets but {@code origin}, which may be null. */
    void broadcast(ServerFrame frame, FakeSocket origin) {
        sockets.stream().filter(socket -> socket != origin).forEach(socket -> socket.send(frame));
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            OutputStream out = socket.getOutputStream();
            while (true) {
                String line = line(in);
                if (line.isEmpty()) {
                    return;
                }
                Map<String, String> headers = new HashMap<>();
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    headers.put(
                            header.substring(0, header.indexOf(':')).toLowerCase(java.util.Locale.ROOT),
                            header.substring(header.indexOf(':') + 1).strip());
                }
                String body = new String(
                        in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))),
                        StandardCharsets.UTF_8);
                if (headers.containsKey("sec-websocket-key") && handshakeStatus == 0) {
                    upgraded(new FakeSocket(
                            socket, in, out, headers.get("sec-websocket-key"), headers.get("authorization")));
                    return;
                }
                String answer = headers.containsKey("sec-websocket-key")
                        ? handshakeStatus + " {}"
                        : answer(line.substring(0, line.lastIndexOf(' ')), body);
                byte[] json = answer.substring(4).getBytes(StandardCharsets.UTF_8);
                out.write(("HTTP/1.1 " + answer.substring(0, 3) + " x\r\nContent-Length: " + json.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(json);
                out.flush();
            }
        } catch (Exception e) {
            // the client has gone
        }
    }

    private String answer(String request, String body) throws IOException {
        requests.add(request);
        String chosen = answers.get(request);
        if (chosen != null) {
            return chosen;
        }
        if (request.startsWith("POST /v1/auth/")) {
            return tokens(request, Json.mapper().readTree(body));
        }
        if (request.startsWith("GET /v1/conversations?")) {
            List<String> rows = conversations.values().stream()
                    .map(FakeConversation::summary)
                    .toList();
            return "200 {\"items\":[" + String.join(",", rows) + "]}";
        }
        if (request.contains("/events?after=")) {
            ConversationId id = ConversationId.of(request.split("/", -1)[3]);
            long after = Long.parseLong(request.replaceAll(".*after=(\\d+).*", "$1"));
            return "200 {\"items\":"
                    + Json.mapper()
                            .writerFor(Json.mapper()
                                    .getTypeFactory()
                                    .constructCollectionType(List.class, ServerFrame.class))
                            .writeValueAsString(conversation(id).after(new Rev(after)))
                    + "}";
        }
        return "404 {\"type\":\"about:blank\",\"title\":\"x\",\"status\":404,\"code\":\"not_found\",\"detail\":\"x\"}";
    }

    private synchronized String tokens(String request, JsonNode body) {
        boolean known = request.endsWith("login")
                ? body.path("password").asText().equals("secret")
                : body.path("refreshToken").asText().equals("refresh-" + tokensGiven);
        if (!known) {
            return "401 {\"type\":\"about:blank\",\"title\":\"x\",\"status\":401,\"code\":\""
                    + (request.endsWith("login") ? "invalid_credentials" : "invalid_refresh_token")
                    + "\",\"detail\":\"no\"}";
        }
        tokensGiven++;
        return ("200 {\"accessToken\":\"access-%d\",\"expiresIn\":%d,\"refreshToken\":\"refresh-%d\",\"deviceId\":\"%s\",\"user\":"
                        + "{\"userId\":\"%s\",\"username\":\"ann\",\"displayName\":\"Ann\",\"createdAt\":\"2026-01-01T00:00:00Z\"}}")
                .formatted(tokensGiven, tokenLife, tokensGiven, DEVICE, USER);
    }

    private void upgraded(FakeSocket socket) throws IOException {
        sockets.add(socket);
        socket.send(new ServerFrame.Welcome(USER, DEVICE, Instant.EPOCH, 30, Limits.DEFAULT));
        try {
            for (String text = socket.read(); text != null; text = socket.read()) {
                handle(socket, Json.mapper().readValue(text, ClientFrame.class));
            }
        } finally {
            sockets.remove(socket);
        }
    }

    private synchronized void handle(FakeSocket socket, ClientFrame frame) {
        received.add(frame);
        if (frame instanceof ClientFrame.Resume resume) {
            resume.cursors().forEach(cursor -> conversation(cursor.conversationId())
                    .after(cursor.rev())
                    .forEach(socket::send));
            socket.send(new ServerFrame.Resumed(resume.requestId()));
        } else if (frame instanceof ClientFrame.GetEvents get) {
            conversation(get.conversationId()).after(get.afterRev()).forEach(socket::send);
            socket.send(new ServerFrame.Ok(get.requestId()));
        } else if (frame instanceof ClientFrame.SendMessage send && sendsToPutOff > 0) {
            sendsToPutOff--;
            socket.send(new ServerFrame.Refused(5003, "unavailable", "later", null, send.clientMessageId(), 50L));
        } else if (frame instanceof ClientFrame.SendMessage send) {
            ServerFrame answer = conversation(send.conversationId()).accept(send, socket);
            if (answersToLose > 0) {
                answersToLose--;
            } else {
                socket.send(answer);
            }
        } else if (frame instanceof ClientFrame.Ping ping) {
            socket.send(new ServerFrame.Pong(ping.requestId()));
        } else if (frame.requestId() != null) {
            socket.send(new ServerFrame.Ok(frame.requestId()));
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        sockets.forEach(FakeSocket::cut);
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "fake-server");
        thread.setDaemon(true);
        thread.start();
    }
}
