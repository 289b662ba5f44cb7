package dev.parley.persistence.conversation;

import dev.parley.persistence.conversation.ConversationEvent.ConversationChanged;
import dev.parley.persistence.conversation.ConversationEvent.ConversationCreated;
import dev.parley.persistence.conversation.ConversationEvent.ConversationRenamed;
import dev.parley.persistence.conversation.ConversationEvent.MemberRemoved;
import dev.parley.persistence.conversation.ConversationEvent.MemberRoleChanged;
import dev.parley.persistence.conversation.ConversationEvent.MembersAdded;
import dev.parley.persistence.conversation.ConversationEvent.MessageEdited;
import dev.parley.persistence.conversation.ConversationEvent.MessagePosted;
import dev.parley.persistence.conversation.ConversationEvent.MessageUnsent;
import dev.parley.persistence.conversation.ConversationEvent.ReactionChanged;
import dev.parley.persistence.conversation.ConversationSnapshot.StoredMember;
import dev.parley.persistence.journal.JournalSamples;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Attachment;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What stands in somebody's journal already must mean the same to this version. */
class ConversationEventCompatibilityTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final UserId ANNA = new UserId(UUID.fromString("0193500e-0000-7000-8000-000000000001"));
    private static final UserId BEN = new UserId(UUID.fromString("0193500e-0000-7000-8000-000000000002"));
    private static final ConversationId CAFE =
            new ConversationId(UUID.fromString("0193500e-0000-7000-8000-0000000000cc"));
    private static final MessageId ID = MessageId.create(NOON, new Seq(1), 42);
    private static final NewMember NEW_BEN = new NewMember(BEN, "ben", "Ben ☕", Role.MEMBER);
    private static final Message PLAIN = new Message(
            ID,
            CAFE,
            new Seq(1),
            new Rev(2),
            ANNA,
            "Anna",
            new ClientMessageId("c-1"),
            MessageType.TEXT,
            "Grüße, 世界 👋",
            null,
            null,
            null,
            null,
            NOON,
            null,
            null);
    private static final Message FULL = new Message(
            ID,
            CAFE,
            new Seq(2),
            new Rev(3),
            ANNA,
            "Anna",
            new ClientMessageId("c-2"),
            MessageType.FILE,
            "see this",
            List.of(new Attachment(new MediaId(new UUID(7, 8)), "a.pdf", "application/pdf", 12_345)),
            ID,
            Map.of("👍", List.of(BEN)),
            "2026-11-21T13:00:00.000+01:00",
            NOON,
            NOON.plusSeconds(1),
            null);

    private final JournalSamples samples = new JournalSamples();

    @Test
    void aConversationIsCreated() {
        samples.isReadAs(
                new ConversationCreated(CAFE, ConversationType.GROUP, "Café", null, ANNA, List.of(NEW_BEN), NOON));
        samples.survives(new ConversationCreated(
                CAFE, ConversationType.GROUP, "Café", History.FROM_START, ANNA, List.of(), NOON));
    }

    @Test
    void messagesArePostedEditedAndUnsent() {
        samples.isReadAs(new MessagePosted(PLAIN, NOON));
        samples.isReadAs(new MessageEdited(FULL, NOON));
        samples.isReadAs(new MessageUnsent(FULL.unsent(new Rev(4), NOON), BEN, NOON));
    }

    @Test
    void membersComeAndGo() {
        samples.isReadAs(new MembersAdded(ANNA, List.of(NEW_BEN), NOON));
        samples.isReadAs(new MemberRemoved(ANNA, BEN, NOON));
        samples.isReadAs(new MemberRoleChanged(ANNA, BEN, Role.ADMIN, NOON));
    }

    @Test
    void reactionsComeAndGo() {
        samples.isReadAs(new ReactionChanged(FULL, BEN, "👍", false, NOON));
    }

    @Test
    void aConversationIsChanged() {
        samples.isReadAs(new ConversationChanged(ANNA, new MediaId(new UUID(7, 8)), History.FROM_START, NOON));
        samples.survives(new ConversationChanged(ANNA, null, History.FROM_JOIN, NOON));
    }

    @Test
    void aConversationIsRenamed() {
        samples.isReadAs(new ConversationRenamed(ANNA, "Bistro", NOON));
    }

    /** Its array is compared by identity, so that the comparison is made field by field. */
    @Test
    void aSnapshotKeepsAll() throws Exception {
        StoredMember member = new StoredMember(
                BEN, "ben", "Ben ☕", Role.MEMBER, NOON, new Rev(1), Seq.ZERO, new Seq(2), new UUID(5, 6), null);
        NumberedEvent posted = new NumberedEvent(new Rev(2), new MessagePosted(PLAIN, NOON));
        ConversationSnapshot snapshot = new ConversationSnapshot(
                CAFE,
                ConversationType.GROUP,
                "Café",
                null,
                null,
                ANNA,
                NOON,
                new Rev(2),
                new Seq(1),
                NOON,
                PLAIN,
                List.of(member),
                List.of(posted),
                new long[] {1, -2, Long.MAX_VALUE},
                true);

        Assertions.assertThat(samples.sampleOf(snapshot))
                .usingRecursiveComparison()
                .isEqualTo(snapshot);
    }
}
