package dev.parley.load.bench.read;

import dev.parley.load.measure.FrameScan;
import dev.parley.load.measure.LeanSocket;
import dev.parley.load.measure.SocketLoop;
import dev.parley.protocol.conversation.ConversationSummary;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** One user who connects, resumes all conversations as a client does that has missed nothing, and goes again. */
final class Comebacks implements SocketLoop.Handler, AutoCloseable {
    private static final byte[] WELCOME = FrameScan.bytes("welcome");
    private static final byte[] RESUMED = FrameScan.bytes("resumed");

    private static final int STAYING = -1;

    private final SocketLoop loop = new SocketLoop(this);
    private final List<URI> nodes;
    private final String token;
    private final byte[] resume;
    private final Map<Integer, CompletableFuture<Void>> waiting = new HashMap<>();
    private int asked;

    /** {@code conversations}: not more than a frame may have cursors. */
    Comebacks(List<URI> nodes, String token, List<ConversationSummary> conversations) {
        this.nodes = nodes;
        this.token = token;
        this.resume = FrameScan.bytes(conversations.stream()
                .map(each -> "{\"conversationId\":\"" + each.conversationId() + "\",\"rev\":" + each.rev() + "}")
                .collect(Collectors.joining(",", "{\"type\":\"resume\",\"cursors\":[", "]}")));
    }

    /** Another device of the user, which stays, and keeps the session in memory. */
    void stay() {
        loop.connect(STAYING, nodes.get(0), token);
    }

    CompletableFuture<?> ask(int number) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        waiting.put(asked, answer);
        loop.connect(asked++, nodes.get(number % nodes.size()), token);
        return answer;
    }

    void poll(long nanos) {
        loop.poll(nanos);
    }

    @Override
    public void open(LeanSocket socket) {
        // it speaks when it is welcomed
    }

    @Override
    public void frame(LeanSocket socket, byte[] bytes, int offset, int length) {
        if (socket.index() == STAYING) {
            return;
        }
        if (FrameScan.is(WELCOME, bytes, offset, length)) {
            socket.send(resume);
        } else if (FrameScan.is(RESUMED, bytes, offset, length)) {
            CompletableFuture<Void> answer = waiting.remove(socket.index());
            socket.drop();
            if (answer != null) {
                answer.complete(null);
            }
        }
    }

    @Override
    public void closed(LeanSocket socket, String reason) {
        CompletableFuture<Void> answer = waiting.remove(socket.index());
        if (answer != null) {
            answer.completeExceptionally(new IllegalStateException("the socket was closed: " + reason));
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
