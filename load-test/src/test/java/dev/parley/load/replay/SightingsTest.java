package dev.parley.load.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.ServerFrame.PresenceUpdate;
import dev.parley.protocol.frame.ServerFrame.Receipt;
import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final ConversationId GROUP = ConversationId.of("01930000-0000-7000-8000-000000000001");
    private static final UserId ANN = UserId.of("01930000-0000-7000-8000-0000000000aa");
    private static final UserId BEN = UserId.of("01930000-0000-7000-8000-0000000000bb");

    private final Sightings sightings = new Sightings();

    @Test
    void letsCursorsGoForward() {
        assertThat(sightings.receipt(receipt(ANN, 3L, 1L))).isNull();
        assertThat(sightings.receipt(receipt(ANN, null, 3L))).isNull();
        assertThat(sightings.receipt(receipt(ANN, 3L, null))).isNull();
        assertThat(sightings.receipt(receipt(BEN, 1L, 1L))).isNull();
        assertThat(sightings.receipts()).isEqualTo(4);
    }

    @Test
    void objectsToACursorThatGoesBack() {
        sightings.receipt(receipt(ANN, 5L, 4L));
        assertThat(sightings.receipt(receipt(ANN, 4L, null))).contains("goes back");
        assertThat(sightings.receipt(receipt(ANN, null, 3L))).contains("goes back");
    }

    @Test
    void knowsTheLatestPresence() {
        sightings.presence(new PresenceUpdate(ANN, PresenceUpdate.Status.ONLINE, null));
        sightings.presence(new PresenceUpdate(ANN, PresenceUpdate.Status.OFFLINE, null));
        assertThat(sightings.sees(ANN, PresenceUpdate.Status.ONLINE)).isFalse();
        assertThat(sightings.sees(ANN, PresenceUpdate.Status.OFFLINE)).isTrue();
        assertThat(sightings.sees(BEN, PresenceUpdate.Status.OFFLINE)).isFalse();
        assertThat(sightings.acquaintances()).isEqualTo(1);
    }

    private static Receipt receipt(UserId user, Long delivered, Long read) {
        return new Receipt(
                GROUP, user, delivered == null ? null : new Seq(delivered), read == null ? null : new Seq(read));
    }
}
