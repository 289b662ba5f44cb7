package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.node.conversation.ConversationCommand.Change;
import dev.parley.node.conversation.ConversationCommand.Post;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingChangesTest {
    private final PendingChanges pending = new PendingChanges();

    private static Change change(int token) {
        return new Post(text(ANNA, "id-" + token, "x"), 0, token, null);
    }

    private List<Long> take(int limit) {
        return pending.takeReady(limit).stream()
                .map(ready -> ready.change().token())
                .toList();
    }

    @Test
    void areTakenInTheOrderOfTheirArrivalUpToALimit() {
        pending.add(change(1));
        pending.add(change(2));
        pending.add(change(3));

        assertThat(take(2)).containsExactly(1L, 2L);
        assertThat(take(2)).containsExactly(3L);
        assertThat(pending.size()).isZero();
        assertThat(pending.hasReady()).isFalse();
    }

    @Test
    void oneThatWaitsForALookUpHoldsThoseBehindItBack() {
        pending.add(change(1));
        long ticket = pending.addUnresolved(change(2));
        pending.add(change(3));

        assertThat(take(10)).containsExactly(1L);
        assertThat(pending.hasReady()).isFalse();
        pending.resolve(ticket, Optional.empty(), true);
        List<PendingChanges.Ready> ready = pending.takeReady(10);
        assertThat(ready).extracting(PendingChanges.Ready::failed).containsExactly(true, false);
    }

    @Test
    void lookUpsMayEndInAnyOrder() {
        long first = pending.addUnresolved(change(1));
        long second = pending.addUnresolved(change(2));

        pending.resolve(second, Optional.empty(), false);
        assertThat(pending.hasReady()).isFalse();
        pending.resolve(first, Optional.empty(), false);
        assertThat(take(10)).containsExactly(1L, 2L);
        pending.resolve(first, Optional.empty(), false);
        assertThat(pending.size()).isZero();
    }

    @Test
    void areDrainedWhetherReadyOrNot() {
        pending.addUnresolved(change(1));
        pending.add(change(2));

        assertThat(pending.drain()).extracting(Change::token).containsExactly(1L, 2L);
        assertThat(pending.size()).isZero();
    }
}
