package dev.parley.node.conversation;

import akka.actor.typed.ActorRef;
import com.typesafe.config.ConfigFactory;
import dev.parley.micro.Samples;
import dev.parley.node.conversation.ConversationCommand.Post;
import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.ConversationCreated;
import dev.parley.persistence.conversation.ConversationEvent.MessagePosted;
import dev.parley.persistence.conversation.NewMember;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import java.util.List;
import java.util.stream.IntStream;

/** A group that has been talking for so long that all that it remembers is full, with the settings of a server. */
final class Talk {
    static final ConversationSettings SETTINGS = ConversationSettings.from(ConfigFactory.load());

    private static final int SAID = 1_100;
    private static final UserId SENDER = Samples.user(1);

    private Talk() {}

    static OpenConversation among(int members) {
        List<NewMember> all = IntStream.rangeClosed(1, members)
                .mapToObj(number -> new NewMember(
                        Samples.user(number),
                        "user" + number,
                        "User " + number,
                        number == 1 ? Role.ADMIN : Role.MEMBER))
                .toList();
        OpenConversation state = OpenConversation.of(
                new ConversationCreated(
                        Samples.CONVERSATION, ConversationType.GROUP, "all", null, SENDER, all, Samples.NOON),
                SETTINGS);
        for (int i = 0; i < SAID; i++) {
            state = state.apply(next(state), SETTINGS);
        }
        return state;
    }

    /** The event of one more message. */
    static ConversationEvent next(OpenConversation state) {
        Seq seq = state.lastSeq().next();
        return new MessagePosted(Samples.message(state.rev().next().value(), seq.value(), SENDER), Samples.NOON);
    }

    /** The command of the message that is the {@code number}th after {@code state}. */
    static Post post(OpenConversation state, int number, ActorRef<ConversationReply> replyTo) {
        return new Post(
                new SendCommand(
                        SENDER,
                        "Anna Example",
                        Samples.clientMessageId(state.lastSeq().value() + number),
                        MessageType.TEXT,
                        Samples.TEXT,
                        null,
                        null,
                        null),
                1,
                number,
                replyTo);
    }
}
