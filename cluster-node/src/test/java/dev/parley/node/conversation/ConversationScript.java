package dev.parley.node.conversation;

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
import java.time.Duration;
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
        return new ConversationSettings(
                5,
                Duration.ofHours(1),
                new Window.Bounds(windowEvents, windowBytes),
                rememberedIds,
                50,
                20,
                Duration.ofMinutes(3),
                500,
                Duration.ofMillis(20),
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                128 * 1024,
                3,
                6,
                100,
                10,
                Duration.ofSeconds(6),
                Duration.ofMillis(50),
                new ConversationSettings.Invites(Duration.ofDays(7), 100, 3));
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
        play(messages.send(open(), text(sender, clientMessageId, text), Optional.empty(), now, 7));
        return lastPosted();
    }

    private Message lastPosted() {
        return ((MessagePosted) played.get(played.size() - 1).event()).message();
    }

    Message edit(Message message, String text) {
        play(messages.edit(open(), message.senderId(), message.messageId(), text, Optional.of(message), now));
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
