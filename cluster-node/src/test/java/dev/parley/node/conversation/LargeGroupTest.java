package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.ID;
import static dev.parley.node.conversation.ConversationScript.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.parley.persistence.conversation.ConversationEvent.ConversationCreated;
import dev.parley.persistence.conversation.ConversationEvent.MembersAdded;
import dev.parley.persistence.conversation.NewMember;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.EncodedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A group of as many as may be, with the longest names that may be: what is said of it still fits. */
class LargeGroupTest {
    private static final int NODE_FRAME = 1024 * 1024;
    private final ConversationSettings settings = ConversationSettings.from(ConfigFactory.load());

    private static NewMember member(int number) {
        UserId id = number == 1 ? ANNA : new UserId(new UUID(1L << 60, number));
        return new NewMember(id, "u".repeat(26) + number, "😀".repeat(100), number == 1 ? Role.ADMIN : Role.MEMBER);
    }

    private OpenConversation grown(List<NumberedEvent> events) {
        OpenConversation state = OpenConversation.of(
                new ConversationCreated(ID, ConversationType.GROUP, "all", null, ANNA, List.of(member(1)), NOON),
                settings);
        for (int first = 2; first <= 1_000; first += 250) {
            List<NewMember> portion = IntStream.range(first, Math.min(1_001, first + 250))
                    .mapToObj(LargeGroupTest::member)
                    .toList();
            Decision added = new MembershipRules(settings).add(state, ANNA, portion, NOON);
            MembersAdded event =
                    (MembersAdded) ((Decision.Accept) added).events().get(0);
            state = state.apply(event, settings);
            events.add(new NumberedEvent(state.rev(), event));
        }
        return state;
    }

    @Test
    void itsFramesFitBetweenNodes() {
        List<NumberedEvent> events = new ArrayList<>();
        OpenConversation state = grown(events);
        assertThat(state.members()).hasSize(1_000);

        EventRenderer renderer = new EventRenderer(ID, state::info, message -> message);
        NumberedEvent last = events.get(events.size() - 1);
        for (EventRenderer.View view : List.of(EventRenderer.View.BEGINNING, EventRenderer.View.PLAIN)) {
            EncodedFrame frame = EncodedFrame.of(renderer.render(last, view, Seq.ZERO));
            assertThat(frame.size()).isLessThan(NODE_FRAME * 3 / 4);
        }
    }

    @Test
    void theWindowCountsWhatItsMembersWeigh() {
        List<NumberedEvent> events = new ArrayList<>();
        OpenConversation state = grown(events);

        assertThat(state.window().weight())
                .isGreaterThan(1_000 * 150)
                .isLessThan(settings.window().bytes());
    }
}
