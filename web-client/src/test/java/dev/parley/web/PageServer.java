package dev.parley.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves the page as the nodes do, with the same policy, and the test modules beside it without one. */
final class PageServer implements AutoCloseable {
    static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript",
            "css", "text/css",
            "svg", "image/svg+xml",
            "webmanifest", "application/manifest+json");

    private final HttpServer server;

    private PageServer(HttpServer server) {
        this.server = server;
    }

    static PageServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", PageServer::serve);
        server.createContext("/test/", PageServer::serveTest);
        server.start();
        return new PageServer(server);
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String file = path.contains(".") ? path : "/index.html";
        if (file.endsWith(".html")) {
            exchange.getResponseHeaders().set("Content-Security-Policy", policy());
        }
        answer(exchange, file, WebResources.bytes(file));
    }

    private static void serveTest(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (var in = PageServer.class.getResourceAsStream(path)) {
            answer(exchange, path, Optional.ofNullable(in == null ? null : in.readAllBytes()));
        }
    }

    private static void answer(HttpExchange exchange, String path, Optional<byte[]> body) throws IOException {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"));
        byte[] bytes = body.orElse(new byte[0]);
        exchange.sendResponseHeaders(body.isPresent() ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** The policy of the nodes: the inline import map is allowed by its hash, and nothing else that is inline. */
    private static String policy() {
        Matcher map = IMPORT_MAP.matcher(WebResources.text("/index.html"));
        if (!map.find()) {
            throw new AssertionError("index.html has no import map");
        }
        return "default-src 'none'; script-src 'self' 'sha256-" + sha256(map.group(1)) + "'; style-src 'self'; "
                + "img-src 'self' data: blob:; connect-src 'self' ws: wss:; font-src 'self'; manifest-src 'self'; "
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                + "require-trusted-types-for 'script'; trusted-types lit-html";
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
