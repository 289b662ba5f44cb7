package dev.parley.client.fake;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A log in memory. */
public final class FakeConversation {
    public static final UserId OTHER = UserId.of("01930000-0000-7000-8000-0000000000bb");

    private final ConversationId id;
    private final FakeServer server;
    private final List<ServerFrame.Event> log = new ArrayList<>();
    private final Map<ClientMessageId, ServerFrame.MessageAccepted> accepted = new HashMap<>();

    FakeConversation(ConversationId id, FakeServer server) {
        this.id = id;
        this.server = server;
    }

    /** Somebody else speaks, and everybody hears it. */
    public void say(String text) {
        server.broadcast(append(OTHER, new ClientMessageId("other-" + log.size()), text), null);
    }

    /** Somebody else speaks, and the frame is lost. */
    public void sayUnheard(String text) {
        append(OTHER, new ClientMessageId("other-" + log.size()), text);
    }

    public synchronized Rev rev() {
        return new Rev(log.size());
    }

    public synchronized List<String> texts() {
        return log.stream()
                .map(event -> ((ServerFrame.NewMessage) event).message().text())
                .toList();
    }

    synchronized List<ServerFrame.Event> after(Rev rev) {
        return List.copyOf(log.subList((int) Math.min(rev.value(), log.size()), log.size()));
    }

    synchronized ServerFrame accept(ClientFrame.SendMessage send, FakeSocket origin) {
        ServerFrame.MessageAccepted known = accepted.get(send.clientMessageId());
        if (known != null) {
            return new ServerFrame.MessageAccepted(
                    null,
                    id,
                    known.clientMessageId(),
                    known.messageId(),
                    known.seq(),
                    known.rev(),
                    known.createdAt(),
                    true);
        }
        ServerFrame.NewMessage event = append(FakeServer.USER, send.clientMessageId(), send.text());
        ServerFrame.MessageAccepted answer = ServerFrame.MessageAccepted.of(null, event.message(), false);
        accepted.put(send.clientMessageId(), answer);
        server.broadcast(event, origin);
        return answer;
    }

    String summary() {
        return ("{\"conversationId\":\"%s\",\"type\":\"GROUP\",\"name\":\"g\",\"rev\":%s,\"lastSeq\":%s,\"readSeq\":0,\"unread\":0,"
                        + "\"memberCount\":2,\"updatedAt\":\"2026-01-01T00:00:00Z\"}")
                .formatted(id, rev(), rev());
    }

    private synchronized ServerFrame.NewMessage append(UserId sender, ClientMessageId clientId, String text) {
        Rev rev = new Rev(log.size() + 1L);
        Seq seq = new Seq(rev.value());
        ServerFrame.NewMessage event = new ServerFrame.NewMessage(
                id,
                rev,
                new Message(
                        MessageId.create(Instant.EPOCH, seq, 7),
                        id,
                        seq,
                        rev,
                        sender,
                        "Name",
                        clientId,
                        MessageType.TEXT,
                        text,
                        null,
                        null,
                        null,
                        null,
                        Instant.EPOCH,
                        null,
                        null));
        log.add(event);
        return event;
    }
}
