package dev.parley.client.session;

import dev.parley.client.ClientSettings;
import dev.parley.client.ParleyException;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends that are not answered yet, in the order in which they were made. They outlive the socket: what a new socket
 * finds here it sends again, under the same {@code clientMessageId}, so that a message appears once however often it is
 * sent. {@link #reserve} bounds it, and may be called from any thread; all else belongs to the session's strand.
 */
final class Outbox {
    private static final class Unanswered {
        final ClientFrame.SendMessage frame;
        final CompletableFuture<ServerFrame.MessageAccepted> promise;
        final long failAt;
        long resendAt;

        Unanswered(
                ClientFrame.SendMessage frame,
                CompletableFuture<ServerFrame.MessageAccepted> promise,
                long failAt,
                long resendAt) {
            this.frame = frame;
            this.promise = promise;
            this.failAt = failAt;
            this.resendAt = resendAt;
        }
    }

    private final ClientSettings settings;
    private final Semaphore window;
    private final Map<ClientMessageId, Unanswered> unanswered = new LinkedHashMap<>();

    Outbox(ClientSettings settings) {
        this.settings = settings;
        this.window = new Semaphore(settings.sendWindow(), true);
    }

    /** Takes a place in the window; false if there is none, after waiting for one if the settings say so. */
    boolean reserve() {
        if (settings.whenFull() == ClientSettings.WhenFull.FAIL) {
            return window.tryAcquire();
        }
        try {
            return window.tryAcquire(settings.sendTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Keeps a send for whose place {@link #reserve} was called. */
    void add(ClientFrame.SendMessage frame, CompletableFuture<ServerFrame.MessageAccepted> promise, long now) {
        long failAt = now + settings.sendTimeout().toNanos();
        Unanswered known = unanswered.putIfAbsent(
                frame.clientMessageId(), new Unanswered(frame, promise, failAt, nextResend(now)));
        if (known != null) {
            window.release();
            var unused = known.promise.whenComplete((accepted, failure) -> {
                if (failure == null) {
                    promise.complete(accepted);
                } else {
                    promise.completeExceptionally(failure);
                }
            });
        }
    }

    /** The send that {@code answer} answers; null if it was answered before. */
    ClientFrame.@Nullable SendMessage accepted(ServerFrame.MessageAccepted answer) {
        Unanswered send = unanswered.remove(answer.clientMessageId());
        if (send == null) {
            return null;
        }
        window.release();
        send.promise.complete(answer);
        return send.frame;
    }

    /** The server says no; false if this is none of our sends. Of {@code later}, the send is made again after a while. */
    boolean refused(ClientMessageId id, ParleyException failure, long now) {
        Unanswered send = unanswered.get(id);
        if (send == null) {
            return false;
        }
        if (failure instanceof ParleyException.RateLimited later) {
            send.resendAt = now + later.retryAfter().toNanos();
        } else {
            fail(send, failure);
        }
        return true;
    }

    /** Everything that a new socket has to send, in order. */
    List<ClientFrame.SendMessage> all(long now) {
        List<ClientFrame.SendMessage> frames = new ArrayList<>(unanswered.size());
        for (Unanswered send : unanswered.values()) {
            send.resendAt = nextResend(now);
            frames.add(send.frame);
        }
        return frames;
    }

    /** What has waited for its answer for too long and is to be sent again; what has waited too long in all, fails. */
    List<ClientFrame.SendMessage> overdue(long now) {
        List<ClientFrame.SendMessage> frames = new ArrayList<>();
        for (Unanswered send : List.copyOf(unanswered.values())) {
            if (now - send.failAt >= 0) {
                fail(send, new ParleyException.Disconnected("no answer within " + settings.sendTimeout(), null));
            } else if (now - send.resendAt >= 0) {
                send.resendAt = nextResend(now);
                frames.add(send.frame);
            }
        }
        return frames;
    }

    boolean isEmpty() {
        return unanswered.isEmpty();
    }

    void failAll(ParleyException failure) {
        List.copyOf(unanswered.values()).forEach(send -> fail(send, failure));
    }

    private void fail(Unanswered send, ParleyException failure) {
        unanswered.remove(send.frame.clientMessageId());
        window.release();
        send.promise.completeExceptionally(failure);
    }

    private long nextResend(long now) {
        Duration wait = settings.answerTimeout();
        return now + wait.toNanos();
    }
}
