package dev.parley.node.wire;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import dev.parley.node.conversation.ConversationCommand.Post;
import dev.parley.node.conversation.ConversationReply.Posted;
import dev.parley.node.conversation.SendCommand;
import dev.parley.node.delivery.DeliveryRouter.FanOut;
import dev.parley.node.delivery.Line;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.EncodedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The three messages of which there are most, in few bytes: a send, its answer, and events for a node. Only of plain
 * texts, which most are; whatever has more to it goes the common way. The first byte says which form it is: one with other
 * fields gets another number, and is written when all nodes can read it.
 */
final class LeanMessages {
    /** The forms that this version reads. None is a byte that CBOR of an object begins with. */
    private static final int POST = 1;

    private static final int POSTED = 2;
    private static final int FAN_OUT = 3;
    private static final int LAST = FAN_OUT;

    private static final int ENVELOPE = 256;

    private final ActorRefResolver actors;

    LeanMessages(ActorRefResolver actors) {
        this.actors = actors;
    }

    /** Its bytes, if it has such a form. */
    Optional<byte[]> write(Object message) {
        if (message instanceof Post post && isPlain(post.send())) {
            return Optional.of(post(post));
        }
        if (message instanceof Posted posted && isPlain(posted.message())) {
            return Optional.of(posted(posted));
        }
        return message instanceof FanOut fanOut ? Optional.of(fanOut(fanOut)) : Optional.empty();
    }

    /** Whether these bytes are one of the forms. */
    static boolean isOne(byte[] bytes) {
        return bytes.length > 0 && bytes[0] >= POST && bytes[0] <= LAST;
    }

    Object read(byte[] bytes) {
        LeanReader in = new LeanReader(bytes, 1);
        return switch (bytes[0]) {
            case POST -> post(in);
            case POSTED -> posted(in);
            default -> fanOut(in);
        };
    }

    private static boolean isPlain(SendCommand send) {
        return send.attachments() == null;
    }

    private static boolean isPlain(Message message) {
        return message.attachments() == null
                && message.reactions() == null
                && message.editedAt() == null
                && message.unsentAt() == null;
    }

    private byte[] post(Post post) {
        SendCommand send = post.send();
        LeanWriter out = new LeanWriter(ENVELOPE + size(send.text())).octet(POST);
        out.uuid(send.sender().value()).text(send.senderName());
        out.text(send.clientMessageId().value()).text(send.type().name()).textOrNone(send.text());
        out.textOrNone(text(send.replyTo())).textOrNone(send.sentAt());
        return out.fixed(post.origin())
                .number(post.token())
                .text(name(post.replyTo()))
                .written();
    }

    private Post post(LeanReader in) {
        UserId sender = new UserId(in.uuid());
        String senderName = in.text();
        ClientMessageId clientMessageId = new ClientMessageId(in.text());
        SendCommand send = new SendCommand(
                sender,
                senderName,
                clientMessageId,
                MessageType.valueOf(in.text()),
                in.textOrNone(),
                null,
                messageId(in),
                in.textOrNone());
        return new Post(send, in.fixed(), in.number(), actors.resolveActorRef(in.text()));
    }

    private static byte[] posted(Posted posted) {
        Message message = posted.message();
        LeanWriter out = new LeanWriter(ENVELOPE + size(message.text())).octet(POSTED);
        out.number(posted.token()).octet(posted.duplicate() ? 1 : 0);
        out.uuid(message.messageId().value()).uuid(message.conversationId().value());
        out.number(message.seq().value()).number(message.rev().value());
        out.uuid(message.senderId().value()).text(message.senderName());
        out.text(message.clientMessageId().value()).text(message.type().name());
        return out.textOrNone(message.text())
                .textOrNone(text(message.replyTo()))
                .textOrNone(message.sentAt())
                .instant(message.createdAt())
                .written();
    }

    private static Posted posted(LeanReader in) {
        long token = in.number();
        boolean duplicate = in.octet() != 0;
        MessageId messageId = new MessageId(in.uuid());
        ConversationId conversationId = new ConversationId(in.uuid());
        Seq seq = new Seq(in.number());
        Rev rev = new Rev(in.number());
        UserId sender = new UserId(in.uuid());
        String senderName = in.text();
        ClientMessageId clientMessageId = new ClientMessageId(in.text());
        Message message = new Message(
                messageId,
                conversationId,
                seq,
                rev,
                sender,
                senderName,
                clientMessageId,
                MessageType.valueOf(in.text()),
                in.textOrNone(),
                null,
                messageId(in),
                null,
                in.textOrNone(),
                in.instant(),
                null,
                null);
        return new Posted(token, message, duplicate);
    }

    private byte[] fanOut(FanOut fanOut) {
        int frames =
                fanOut.lines().stream().mapToInt(line -> line.frame().size()).sum();
        LeanWriter out = new LeanWriter(ENVELOPE + frames + 16 * fanOut.users().size());
        out.octet(FAN_OUT).uuid(fanOut.conversationId().value());
        out.number(fanOut.lines().size());
        for (Line line : fanOut.lines()) {
            out.number(line.rev().value())
                    .fixed(line.origin())
                    .blob(line.frame().bytes());
        }
        out.number(fanOut.users().size());
        fanOut.users().forEach(user -> out.uuid(user.value()));
        return out.text(name(fanOut.replyTo())).written();
    }

    private FanOut fanOut(LeanReader in) {
        ConversationId conversationId = new ConversationId(in.uuid());
        int lineCount = in.count();
        List<Line> lines = new ArrayList<>(lineCount);
        for (int i = 0; i < lineCount; i++) {
            lines.add(new Line(new Rev(in.number()), in.fixed(), new EncodedFrame(in.blob())));
        }
        int userCount = in.count();
        List<UserId> users = new ArrayList<>(userCount);
        for (int i = 0; i < userCount; i++) {
            users.add(new UserId(in.uuid()));
        }
        return new FanOut(conversationId, lines, users, actors.resolveActorRef(in.text()));
    }

    private static @Nullable String text(@Nullable MessageId messageId) {
        return messageId == null ? null : messageId.toString();
    }

    private static @Nullable MessageId messageId(LeanReader in) {
        String text = in.textOrNone();
        return text == null ? null : MessageId.of(text);
    }

    private static int size(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private String name(ActorRef<?> actor) {
        return actors.toSerializationFormat(actor);
    }
}
