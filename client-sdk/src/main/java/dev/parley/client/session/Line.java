package dev.parley.client.session;

import dev.parley.client.ParleyException;
import dev.parley.protocol.frame.ClientFrame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be said at the moment: the present {@link Link}, if there is one, and the questions that were asked on it.
 * Frames go out from the server's {@code welcome} on. Belongs to the session's strand.
 */
final class Line {
    private final Requests requests;
    private @Nullable Link link;
    private boolean open;
    private boolean over;

    /** {@code timeout}: how long an answer may take. */
    Line(Duration timeout) {
        requests = new Requests(timeout);
    }

    Requests requests() {
        return requests;
    }

    @Nullable
    Link link() {
        return link;
    }

    boolean is(Link other) {
        return other == link;
    }

    boolean open() {
        return open;
    }

    /** A new socket, on its way. */
    void attach(Link fresh) {
        link = fresh;
        open = false;
    }

    void welcomed() {
        open = true;
    }

    /** There is no socket any more; those who wait for answers hear {@code why}. */
    void detach(ParleyException why) {
        link = null;
        open = false;
        requests.failAll(why);
    }

    /** There will be none either. */
    void end(ParleyException why) {
        over = true;
        Link last = link;
        detach(why);
        if (last != null) {
            last.close();
        }
    }

    /** Says something that has no answer, or one that is matched elsewhere; lost where there is no socket. */
    void write(ClientFrame frame) {
        Link present = link;
        if (present != null && open) {
            present.send(FrameReader.write(frame));
        }
    }

    /** Asks; {@code promise} fails at once where there is no socket. */
    void ask(Function<String, ClientFrame> frame, CompletableFuture<Void> promise) {
        if (open) {
            write(requests.open(promise, System.nanoTime(), frame));
        } else {
            promise.completeExceptionally(over ? closed() : new ParleyException.Disconnected("not connected", null));
        }
    }

    CompletableFuture<Void> ask(Function<String, ClientFrame> frame) {
        CompletableFuture<Void> promise = new CompletableFuture<>();
        ask(frame, promise);
        return promise;
    }

    static ParleyException closed() {
        return new ParleyException.Disconnected("the session was closed", null);
    }
}
