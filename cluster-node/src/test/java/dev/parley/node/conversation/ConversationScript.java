package dev.parley.node.conversation;

import com.typesafe.config.ConfigFactory;
import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.ConversationCreated;
import dev.parley.persistence.conversation.ConversationEvent.MessagePosted;
import dev.parley.persistence.conversation.NewMember;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A group of Anna (admin) and Berta whose events a test plays one after the other. */
final class ConversationScript {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final ConversationId ID = new ConversationId(new UUID(9, 9));
    static final UserId ANNA = user(1);
    static final UserId BERTA = user(2);
    static final UserId CARLA = user(3);
    static final ConversationSettings SETTINGS = settings(100, 100_000, 100);

    private final ConversationSettings settings;
    private final MessageRules messages;
    private final List<NumberedEvent> played = new ArrayList<>();
    private Conversation state = new Conversation.Absent();
    private Instant now = NOON;

    ConversationScript() {
        this(SETTINGS);
    }

    ConversationScript(ConversationSettings settings) {
        this.settings = settings;
        this.messages = new MessageRules(settings);
        play(new ConversationCreated(
                ID,
                ConversationType.GROUP,
                "friends",
                null,
                ANNA,
                List.of(member(ANNA, Role.ADMIN), member(BERTA, Role.MEMBER)),
                NOON));
    }

    static UserId user(int number) {
        return new UserId(new UUID(1, number));
    }

    static NewMember member(UserId user, Role role) {
        long number = user.value().getLeastSignificantBits();
        return new NewMember(user, "user" + number, "User " + number, role);
    }

    static ConversationSettings settings(int windowEvents, long windowBytes, int rememberedIds) {
        return settings("window-events = " + windowEvents
                + "\nwindow-size = " + windowBytes
                + "\nremembered-ids = " + rememberedIds);
    }

    /** Small bounds, and what a test says below {@code parley.conversation}. */
    static ConversationSettings settings(String overrides) {
        return ConversationSettings.from(ConfigFactory.parseString("parley.conversation {\n" + overrides + "\n}")
                .withFallback(ConfigFactory.parseString("""
                        parley.limits.group-members = 5
                        parley.conversation {
                          window-events = 100
                          window-size = 1 MB
                          remembered-ids = 100
                          pending-commands = 50
                          batch-events = 20
                          project-after = 20 ms
                          reaction-kinds = 3
                          reactions-per-message = 4
                          receipt-tick = 50 ms
                          invites-per-conversation = 3
                        }
                        """))
                .withFallback(ConfigFactory.load()));
    }

    static SendCommand text(UserId sender, String clientMessageId, String text) {
        return new SendCommand(
                sender, "Sender", new ClientMessageId(clientMessageId), MessageType.TEXT, text, null, null, null);
    }

    ConversationScript play(ConversationEvent event) {
        state = state.apply(event, settings);
        played.add(new NumberedEvent(state.rev(), event));
        now = now.plusSeconds(1);
        return this;
    }

    ConversationScript play(Decision decision) {
        ((Decision.Accept) decision).events().forEach(this::play);
        return this;
    }

    Message post(UserId sender, String clientMessageId, String text) {
        play(messages.send(open(), text(sender, clientMessageId, text), Evidence.none(open().rev()), now, 7));
        return lastPosted();
    }

    private Message lastPosted() {
        return ((MessagePosted) played.get(played.size() - 1).event()).message();
    }

    Message edit(Message message, String text) {
        play(messages.edit(open(), message.senderId(), message.messageId(), text, Optional.of(message), now));
        return Window.messageOf(played.get(played.size() - 1).event());
    }

    Message react(UserId by, Message message, String emoji) {
        play(new ReactionRules(settings).add(open(), by, message.messageId(), emoji, Optional.of(message), now));
        return Window.messageOf(played.get(played.size() - 1).event());
    }

    Message unsend(Message message) {
        play(messages.unsend(open(), message.senderId(), message.messageId(), Optional.of(message), now));
        return Window.messageOf(played.get(played.size() - 1).event());
    }

    OpenConversation open() {
        return (OpenConversation) state;
    }

    Instant now() {
        return now;
    }

    List<NumberedEvent> played() {
        return List.copyOf(played);
    }

    NumberedEvent event(long rev) {
        return played.get((int) rev - 1);
    }

    Rev rev() {
        return state.rev();
    }
}
