package dev.parley.load.bench.read;

import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.FrameScan;
import dev.parley.load.measure.LeanSocket;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sockets that resume a conversation again and again; an answer counts when it brought all the events. */
final class Resumes implements Fleet.Listener {
    private static final byte[] RESUMED = FrameScan.bytes("resumed");
    private static final byte[] EVENT = FrameScan.bytes("new_message");
    private static final byte[] REQUEST = FrameScan.bytes("\"requestId\":\"");

    private final Fleet fleet;
    private final ConversationId conversation;
    private final Rev after;
    private final int events;
    private final int[] heard;
    private final Map<Long, CompletableFuture<Void>> waiting = new HashMap<>();
    private long asked;

    /** {@code events}: how many there are after {@code after}. */
    Resumes(Fleet fleet, ConversationId conversation, Rev after, int events) {
        this.fleet = fleet;
        this.conversation = conversation;
        this.after = after;
        this.events = events;
        this.heard = new int[fleet.size()];
        fleet.listen(this);
    }

    CompletableFuture<?> ask(int number) {
        int index = number % fleet.size();
        long request = asked++;
        CompletableFuture<Void> answer = new CompletableFuture<>();
        waiting.put(request, answer);
        fleet.socket(index)
                .send(FrameScan.bytes("{\"type\":\"resume\",\"requestId\":\"" + request
                        + "\",\"cursors\":[{\"conversationId\":\"" + conversation + "\",\"rev\":" + after + "}]}"));
        return answer;
    }

    @Override
    public void frame(LeanSocket socket, byte[] bytes, int offset, int length) {
        if (FrameScan.is(EVENT, bytes, offset, length)) {
            heard[socket.index()]++;
        } else if (FrameScan.is(RESUMED, bytes, offset, length)) {
            int brought = heard[socket.index()];
            heard[socket.index()] = 0;
            CompletableFuture<Void> answer = waiting.remove(
                    FrameScan.number(bytes, FrameScan.after(REQUEST, bytes, offset, length), offset + length));
            if (answer == null) {
                return;
            }
            if (brought == events) {
                answer.complete(null);
            } else {
                answer.completeExceptionally(
                        new IllegalStateException("a resume brought " + brought + " of " + events + " events"));
            }
        }
    }
}
