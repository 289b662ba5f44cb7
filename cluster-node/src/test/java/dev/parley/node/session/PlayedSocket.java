package dev.parley.node.session;

import dev.parley.api.session.ClientSink;
import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.EncodedFrame;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A socket that takes all at once, and keeps what it is sent. */
final class PlayedSocket implements ClientSink {
    final List<String> frames = new CopyOnWriteArrayList<>();
    final List<CloseCode> closed = new CopyOnWriteArrayList<>();
    final AtomicInteger handled = new AtomicInteger();

    @Override
    public void send(EncodedFrame frame) {
        frames.add(frame.json());
    }

    @Override
    public void deliver(EncodedFrame frame) {
        frames.add(frame.json());
    }

    @Override
    public void handled() {
        handled.incrementAndGet();
    }

    @Override
    public void whenDrained(Runnable callback) {
        callback.run();
    }

    @Override
    public void close(CloseCode code) {
        closed.add(code);
    }

    List<String> of(String type) {
        return frames.stream()
                .filter(frame -> frame.contains("\"type\":\"" + type + "\""))
                .toList();
    }
}
