package dev.parley.client.session;

import dev.parley.client.ClientSettings;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One socket's life, from its handshake to its end. Its owner hears of it on {@code strand}, and calls it there: never
 * two calls at a time. {@link Owner#closed} is the last thing that it says, and it says it once.
 */
final class Link {
    /** Who holds the socket. All calls come on the strand. */
    interface Owner {
        void received(Link link, String text);

        /** Something came, be it a ping. */
        void alive(Link link);

        /** The end; {@code code} is an HTTP status where the handshake was refused. */
        void closed(Link link, int code, String reason);
    }

    private static final int HANDSHAKE_REFUSED_FROM = 300;

    private final Owner owner;
    private final Executor strand;
    private final int maxChars;
    private final FrameTap.Socket tap;
    private final Queue<String> outgoing = new ArrayDeque<>();
    private StringBuilder incoming = new StringBuilder();
    private @Nullable WebSocket socket;
    private boolean writing;
    private boolean ended;
    private boolean paused;

    private Link(Owner owner, Executor strand, int maxChars, FrameTap.Socket tap) {
        this.owner = owner;
        this.strand = strand;
        this.maxChars = maxChars;
        this.tap = tap;
    }

    static Link open(ClientSettings settings, URI server, String token, Owner owner, Executor strand) {
        Link link =
                new Link(owner, strand, settings.maxFrameChars(), settings.tap().connecting(server));
        URI address = URI.create(server.toString().replaceFirst("^http", "ws")).resolve("/ws");
        var unused = settings.runtime()
                .sockets()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .connectTimeout(settings.requestTimeout())
                .buildAsync(address, link.new Ears())
                .whenCompleteAsync(
                        (opened, failure) -> {
                            if (failure != null) {
                                link.handshakeFailed(failure);
                            }
                        },
                        strand);
        return link;
    }

    /** Queues a frame; the queue is bounded by the window of sends and the few requests beside it. */
    void send(String text) {
        if (!ended) {
            tap.sent(text);
            outgoing.add(text);
            writeNext();
        }
    }

    /** Frames are not read until {@link #resume}. */
    void pause() {
        paused = true;
    }

    void resume() {
        if (paused) {
            paused = false;
            demand();
        }
    }

    /** Says goodbye. The owner hears no more. */
    void close() {
        boolean said = ended;
        ended = true;
        if (!said) {
            tap.ended(WebSocket.NORMAL_CLOSURE, "closed by the client");
        }
        WebSocket open = socket;
        if (open != null && !said) {
            var unused =
                    open.sendClose(WebSocket.NORMAL_CLOSURE, "bye").whenCompleteAsync((s, e) -> open.abort(), strand);
        }
    }

    /** Cuts the socket off; the owner hears of it at once. */
    void abort(String reason) {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
        end(Disconnection.BROKEN, reason);
    }

    private void writeNext() {
        WebSocket open = socket;
        String text = writing || open == null ? null : outgoing.poll();
        if (text == null || open == null) {
            return;
        }
        writing = true;
        var unused = open.sendText(text, true)
                .whenCompleteAsync(
                        (sent, failure) -> {
                            writing = false;
                            if (failure == null) {
                                writeNext();
                            } else {
                                abort("writing failed: " + failure.getMessage());
                            }
                        },
                        strand);
    }

    private void demand() {
        WebSocket open = socket;
        if (open != null && !ended && !paused) {
            open.request(1);
        }
    }

    private void handshakeFailed(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (cause instanceof WebSocketHandshakeException refused
                && refused.getResponse() != null
                && refused.getResponse().statusCode() >= HANDSHAKE_REFUSED_FROM) {
            end(refused.getResponse().statusCode(), "the handshake was refused");
        } else {
            end(Disconnection.BROKEN, "no connection: " + cause.getClass().getSimpleName());
        }
    }

    private void end(int code, String reason) {
        if (!ended) {
            ended = true;
            outgoing.clear();
            tap.ended(code, reason);
            owner.closed(this, code, reason);
        }
    }

    private void text(CharSequence part, boolean last) {
        if (ended) {
            return;
        }
        incoming.append(part);
        if (incoming.length() > maxChars) {
            abort("a frame of more than " + maxChars + " characters");
        } else if (last) {
            String text = incoming.toString();
            incoming = new StringBuilder();
            owner.alive(this);
            tap.received(text);
            owner.received(this, text);
        }
        demand();
    }

    private void opened(WebSocket open) {
        if (ended) {
            open.abort();
            return;
        }
        socket = open;
        demand();
        writeNext();
    }

    /** The JDK's callbacks, moved to the strand. One frame is asked for at a time. */
    private final class Ears implements WebSocket.Listener {
        @Override
        public void onOpen(WebSocket open) {
            strand.execute(() -> opened(open));
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket open, CharSequence data, boolean last) {
            String part = data.toString();
            strand.execute(() -> text(part, last));
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket open, ByteBuffer data, boolean last) {
            strand.execute(() -> abort("a binary frame"));
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket open, ByteBuffer message) {
            strand.execute(this::control);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket open, ByteBuffer message) {
            strand.execute(this::control);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket open, int code, String reason) {
            strand.execute(() -> end(code, reason.isEmpty() ? "closed without a reason" : reason));
            return null;
        }

        @Override
        public void onError(WebSocket open, Throwable error) {
            strand.execute(() -> end(Disconnection.BROKEN, "the connection broke: " + error.getMessage()));
        }

        private void control() {
            if (!ended) {
                owner.alive(Link.this);
                demand();
            }
        }
    }
}
