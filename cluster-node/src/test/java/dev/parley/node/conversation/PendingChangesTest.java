package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.node.conversation.ConversationCommand.Change;
import dev.parley.node.conversation.ConversationCommand.Post;
import dev.parley.protocol.conversation.Rev;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingChangesTest {
    private static final Evidence KNOWN = Evidence.none(Rev.ZERO);
    private final PendingChanges pending = new PendingChanges();

    private static Change change(int token) {
        return new Post(text(ANNA, "id-" + token, "x"), 0, token, null);
    }

    private PendingChanges.Ready take() {
        PendingChanges.Ready first = pending.first();
        pending.removeFirst();
        return first;
    }

    private List<Long> takeAll() {
        List<Long> taken = new ArrayList<>();
        while (pending.hasReady()) {
            taken.add(take().change().token());
        }
        return taken;
    }

    @Test
    void areTakenInTheOrderOfTheirArrival() {
        pending.add(change(1), KNOWN);
        pending.add(change(2), KNOWN);
        pending.add(change(3), KNOWN);

        assertThat(takeAll()).containsExactly(1L, 2L, 3L);
        assertThat(pending.size()).isZero();
        assertThat(pending.hasReady()).isFalse();
    }

    @Test
    void oneThatWaitsForALookUpHoldsThoseBehindItBack() {
        pending.add(change(1), KNOWN);
        long ticket = pending.addUnresolved(change(2));
        pending.add(change(3), KNOWN);

        assertThat(takeAll()).containsExactly(1L);
        assertThat(pending.hasReady()).isFalse();
        pending.resolve(ticket, null);
        assertThat(take().evidence()).isNull();
        assertThat(take().evidence()).isEqualTo(KNOWN);
    }

    @Test
    void lookUpsMayEndInAnyOrder() {
        long first = pending.addUnresolved(change(1));
        long second = pending.addUnresolved(change(2));

        pending.resolve(second, KNOWN);
        assertThat(pending.hasReady()).isFalse();
        pending.resolve(first, KNOWN);
        assertThat(takeAll()).containsExactly(1L, 2L);
        pending.resolve(first, KNOWN);
        assertThat(pending.size()).isZero();
    }

    @Test
    void theFirstMayWaitForAnotherLookUpInItsPlace() {
        pending.add(change(1), null);
        pending.add(change(2), KNOWN);
        long ticket = pending.unresolveFirst();

        assertThat(pending.hasReady()).isFalse();
        pending.resolve(ticket, KNOWN);
        assertThat(pending.first().evidence()).isEqualTo(KNOWN);
        assertThat(takeAll()).containsExactly(1L, 2L);
    }

    @Test
    void areDrainedWhetherReadyOrNot() {
        pending.addUnresolved(change(1));
        pending.add(change(2), KNOWN);

        assertThat(pending.drain()).extracting(Change::token).containsExactly(1L, 2L);
        assertThat(pending.size()).isZero();
    }
}
