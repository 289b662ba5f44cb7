package dev.parley.load.check.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.client.session.FrameTap;
import dev.parley.load.check.record.Entry;
import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Recording;
import dev.parley.load.check.record.Watch;
import dev.parley.protocol.Json;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ears of one session: writes down every frame as it comes, and every event as the session hands it on. */
final class Device implements FrameTap {
    /** Numbers the sockets of a run, and knows the nodes by their addresses. */
    record Network(AtomicInteger sockets, Function<URI, String> names) {}

    private static final int TYPE_WITHIN = 40;

    private final int number;
    private final Network network;
    private final Recording recording;
    private final Watch watch;
    private final Map<ConversationId, Long> heads = new ConcurrentHashMap<>();
    private volatile long heardAt;
    private volatile @Nullable String node;

    Device(int number, Network network, Recording recording, Watch watch) {
        this.number = number;
        this.network = network;
        this.recording = recording;
        this.watch = watch;
    }

    int number() {
        return number;
    }

    /** How far the session's own log is; 0 where it knows nothing. */
    long head(ConversationId conversation) {
        return heads.getOrDefault(conversation, 0L);
    }

    /** When it heard something last that may change with what is read. */
    long heardAt() {
        return heardAt;
    }

    boolean connected() {
        return node != null;
    }

    /** The node that it is connected to, or was last. */
    String node() {
        String present = node;
        return present == null ? "none" : present;
    }

    @Override
    public Socket connecting(URI server) {
        return new Ear(network.sockets().incrementAndGet(), network.names().apply(server));
    }

    @Override
    public void delivered(ServerFrame.Event event) {
        long seq = event instanceof ServerFrame.NewMessage posted
                ? posted.message().seq().value()
                : 0;
        Entry.Kind kind = Entry.of(event).kind();
        recording.add(new Observation.Delivered(
                watch.now(), number, event.conversationId(), event.rev().value(), kind, seq));
        heads.put(event.conversationId(), event.rev().value());
    }

    private final class Ear implements Socket {
        private final int socket;
        private final String name;
        private boolean welcomed;

        Ear(int socket, String name) {
            this.socket = socket;
            this.name = name;
        }

        @Override
        public void sent(String text) {
            String start = text.substring(0, Math.min(TYPE_WITHIN, text.length()));
            if (!start.contains("\"resume\"") && !start.contains("\"get_events\"")) {
                return;
            }
            try {
                ClientFrame frame = Json.mapper().readValue(text, ClientFrame.class);
                if (frame instanceof ClientFrame.GetEvents get) {
                    asked(get.conversationId(), get.requestId(), get.afterRev().value());
                } else if (frame instanceof ClientFrame.Resume resume) {
                    List<ClientFrame.Cursor> cursors = resume.cursors() == null ? List.of() : resume.cursors();
                    cursors.forEach(cursor -> asked(
                            cursor.conversationId(),
                            resume.requestId(),
                            cursor.rev().value()));
                }
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the session's own frame: " + text, e);
            }
        }

        private void asked(ConversationId conversation, @Nullable String requestId, long after) {
            recording.add(
                    new Observation.Asked(watch.now(), number, socket, conversation, String.valueOf(requestId), after));
        }

        @Override
        public void received(String text) {
            try {
                take(Json.mapper().readValue(text, ServerFrame.class));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a frame that nobody understands: " + text, e);
            }
        }

        private void take(ServerFrame frame) {
            long now = watch.now();
            if (frame instanceof ServerFrame.Event event) {
                recording.add(new Observation.Heard(now, number, socket, event.conversationId(), Entry.of(event)));
            } else if (frame instanceof ServerFrame.MessageAccepted accepted) {
                recording.add(new Observation.Accepted(
                        now,
                        number,
                        socket,
                        accepted.conversationId(),
                        accepted.clientMessageId(),
                        accepted.messageId(),
                        accepted.seq().value(),
                        accepted.rev().value(),
                        Boolean.TRUE.equals(accepted.duplicate())));
            } else if (frame instanceof ServerFrame.Welcome) {
                welcomed = true;
                node = name;
                recording.add(new Observation.Opened(now, number, socket, name));
            } else if (frame instanceof ServerFrame.Gap gap) {
                recording.add(new Observation.Gap(
                        now, number, socket, gap.conversationId(), gap.rev().value()));
            } else if (frame instanceof ServerFrame.Resumed resumed) {
                answered(now, resumed.requestId());
            } else if (frame instanceof ServerFrame.Ok ok) {
                answered(now, ok.requestId());
            } else if (frame instanceof ServerFrame.Refused refused) {
                answered(now, refused.requestId());
            } else {
                soft(now, frame);
            }
        }

        private void answered(long now, @Nullable String requestId) {
            if (requestId != null) {
                recording.add(new Observation.Answered(now, number, socket, requestId));
            }
        }

        private void soft(long now, ServerFrame frame) {
            if (frame instanceof ServerFrame.Receipt receipt) {
                heardAt = now;
                recording.add(new Observation.Passing(
                        now,
                        number,
                        socket,
                        receipt.conversationId(),
                        receipt.userId(),
                        receipt.deliveredSeq() == null
                                ? null
                                : receipt.deliveredSeq().value(),
                        receipt.readSeq() == null ? null : receipt.readSeq().value()));
            } else if (frame instanceof ServerFrame.TypingIndicator typing) {
                recording.add(new Observation.Passing(
                        now, number, socket, typing.conversationId(), typing.userId(), null, null));
            } else if (frame instanceof ServerFrame.Notification counted) {
                heardAt = now;
                recording.add(new Observation.Counted(
                        now,
                        number,
                        socket,
                        counted.conversationId(),
                        counted.readSeq().value(),
                        counted.unread(),
                        counted.totalUnread()));
            }
        }

        @Override
        public void ended(int code, String reason) {
            if (welcomed) {
                node = null;
                recording.add(new Observation.Closed(watch.now(), number, socket, code, reason));
            }
        }
    }
}
