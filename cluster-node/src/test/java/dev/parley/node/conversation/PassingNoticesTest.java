package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.ID;
import static dev.parley.node.conversation.ConversationScript.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import dev.parley.node.account.TestClock;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.DeliveryRouter.Notify;
import dev.parley.node.delivery.DeliverySettings;
import dev.parley.node.delivery.RouteNews;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Frames that are no events go where sockets are known, and wait for nobody for long. */
class PassingNoticesTest {
    private final TestClock clock = new TestClock(NOON);
    private final ConversationScript script = new ConversationScript();
    private final TestInbox<RouteNews> news = TestInbox.create("news");
    private final TestInbox<DeliveryRouter.Command> here = TestInbox.create("here");
    private final List<UserId> asked = new ArrayList<>();
    private final EncodedFrame frame = EncodedFrame.of(new ServerFrame.TypingIndicator(ID, ANNA, true));
    private final Fanout fanout = new Fanout(
            (user, conversation, replyTo) -> asked.add(user),
            new DeliverySettings(
                    Duration.ofMinutes(1), Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofMillis(300), 256),
            clock,
            news.getRef(),
            router -> {});

    private void located(UserId user) {
        if (fanout.onNews(new RouteNews.Located(user, List.of(here.getRef()), here.getRef()), script.open())) {
            fanout.serveLocated(script.open());
        }
    }

    private void bertaIsHere() {
        fanout.announce(script.open(), script.rev());
        located(BERTA);
        asked.clear();
    }

    private List<Notify> notices() {
        return here.getAllReceived().stream()
                .filter(Notify.class::isInstance)
                .map(Notify.class::cast)
                .toList();
    }

    @Test
    void goToTheOthersWhoAreKnownToBeThere() {
        bertaIsHere();
        fanout.tell(script.open(), Map.of(ANNA, frame), false);

        assertThat(notices()).singleElement().satisfies(notice -> assertThat(notice.users())
                .containsExactly(BERTA));
        assertThat(asked).isEmpty();
    }

    @Test
    void lookForNobodyInALargeGroup() {
        fanout.tell(script.open(), Map.of(ANNA, frame), false);

        assertThat(asked).isEmpty();
        located(BERTA);
        assertThat(notices()).isEmpty();
    }

    @Test
    void waitForOneWhoIsBeingLookedForAndThenNoMore() {
        for (int i = 0; i < 9; i++) {
            fanout.tell(script.open(), Map.of(ANNA, frame), true);
        }
        assertThat(asked).containsExactly(BERTA);

        located(BERTA);
        assertThat(notices()).singleElement().satisfies(notice -> assertThat(notice.more())
                .hasSize(3));
        located(BERTA);
        assertThat(notices()).isEmpty();
    }

    @Test
    void whatASessionAnnouncesGoesToTheOthers() {
        bertaIsHere();
        fanout.onNews(new RouteNews.Announced(ANNA, frame), script.open());
        fanout.onNews(new RouteNews.Announced(BERTA, frame), script.open());

        assertThat(notices()).singleElement().satisfies(notice -> assertThat(notice.users())
                .containsExactly(BERTA));
    }
}
