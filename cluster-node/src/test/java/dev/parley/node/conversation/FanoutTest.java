package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.CARLA;
import static dev.parley.node.conversation.ConversationScript.NOON;
import static dev.parley.node.conversation.ConversationScript.member;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import akka.actor.typed.ActorRef;
import dev.parley.node.account.TestClock;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.DeliveryRouter.FanOut;
import dev.parley.node.delivery.DeliverySettings;
import dev.parley.node.delivery.RouteNews;
import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.MemberRemoved;
import dev.parley.persistence.conversation.ConversationEvent.MembersAdded;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FanoutTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private final TestClock clock = new TestClock(NOON);
    private final ConversationScript script = new ConversationScript();
    private final TestInbox<RouteNews> news = TestInbox.create("news");
    private final TestInbox<DeliveryRouter.Command> here = TestInbox.create("here");
    private final TestInbox<DeliveryRouter.Command> there = TestInbox.create("there");
    private final List<UserId> asked = new ArrayList<>();
    private final List<ActorRef<DeliveryRouter.Command>> watched = new ArrayList<>();
    private final Fanout fanout = new Fanout(
            (user, conversation, replyTo) -> asked.add(user),
            new DeliverySettings(LEASE, Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofMillis(300), 256),
            clock,
            news.getRef(),
            watched::add);

    private void located(UserId user, List<ActorRef<DeliveryRouter.Command>> routers) {
        if (fanout.onNews(new RouteNews.Located(user, routers, here.getRef()), script.open())) {
            fanout.serveLocated(script.open());
        }
    }

    private void publish(Runnable events) {
        OpenConversation before = script.open();
        events.run();
        List<NumberedEvent> written = script.played().stream()
                .filter(event -> event.rev().isAfter(before.rev()))
                .toList();
        fanout.publish(before, script.open(), written, rev -> 0);
    }

    private void publish(ConversationEvent event) {
        publish(() -> script.play(event));
    }

    private void say(String id) {
        publish(() -> script.post(ANNA, id, "text"));
    }

    private static List<FanOut> parcels(TestInbox<DeliveryRouter.Command> router) {
        return router.getAllReceived().stream().map(FanOut.class::cast).toList();
    }

    private static List<Long> revs(FanOut parcel) {
        return parcel.lines().stream().map(line -> line.rev().value()).toList();
    }

    private void bothAreHere() {
        say("first");
        located(ANNA, List.of(here.getRef()));
        located(BERTA, List.of(here.getRef()));
        here.getAllReceived();
        asked.clear();
    }

    @Test
    void asksOncePerMemberAndServesWhatCameSinceFromTheWindow() {
        say("a");
        say("b");
        say("c");
        assertThat(asked).containsExactlyInAnyOrder(ANNA, BERTA);
        assertThat(here.hasMessages()).isFalse();

        located(BERTA, List.of(here.getRef()));
        FanOut parcel = parcels(here).get(0);
        assertThat(revs(parcel)).containsExactly(2L, 3L, 4L);
        assertThat(parcel.users()).containsExactly(BERTA);
        assertThat(fanout.isProbing()).isTrue();
    }

    @Test
    void aNodeGetsEachBatchOnce() {
        bothAreHere();
        say("d");

        List<FanOut> parcels = parcels(here);
        assertThat(parcels).singleElement().satisfies(parcel -> assertThat(parcel.users())
                .containsExactlyInAnyOrder(ANNA, BERTA));
        assertThat(asked).isEmpty();
        assertThat(watched).containsExactly(here.getRef());
    }

    @Test
    void aLeaseEnds() {
        bothAreHere();
        clock.pass(LEASE.plusMillis(1));
        say("d");

        assertThat(asked).containsExactlyInAnyOrder(ANNA, BERTA);
        assertThat(parcels(here)).singleElement().satisfies(parcel -> assertThat(parcel.users())
                .containsExactlyInAnyOrder(ANNA, BERTA));
        located(ANNA, List.of(here.getRef(), there.getRef()));
        assertThat(revs(parcels(there).get(0))).containsExactly(3L);
        assertThat(here.hasMessages()).isFalse();
    }

    @Test
    void aGainedNodeIsServedFromThenOn() {
        bothAreHere();
        TestInbox<RouteNews.Noted> noted = TestInbox.create();
        fanout.onNews(new RouteNews.Gained(BERTA, there.getRef(), noted.getRef(), false), script.open());
        noted.expectMessage(new RouteNews.Noted());
        say("d");

        assertThat(parcels(there)).singleElement().satisfies(parcel -> assertThat(parcel.users())
                .containsExactly(BERTA));
        assertThat(parcels(here)).hasSize(1);
    }

    @Test
    void whoWasAbsentIsAskedForAndGetsWhatItMissed() {
        bothAreHere();
        say("d");
        here.getAllReceived();
        fanout.onNews(new RouteNews.Absent(List.of(BERTA), new Rev(2), here.getRef()), script.open());
        assertThat(asked).containsExactly(BERTA);
        say("e");
        assertThat(parcels(here)).singleElement().satisfies(parcel -> assertThat(parcel.users())
                .containsExactly(ANNA));

        located(BERTA, List.of(there.getRef()));
        assertThat(revs(parcels(there).get(0))).containsExactly(3L, 4L);
    }

    @Test
    void whileASessionMovesItsSocketsAreServed() {
        bothAreHere();
        fanout.onNews(new RouteNews.Forgotten(BERTA), script.open());
        assertThat(asked).containsExactly(BERTA);
        say("d");
        assertThat(parcels(here)).singleElement().satisfies(parcel -> assertThat(parcel.users())
                .containsExactlyInAnyOrder(ANNA, BERTA));

        located(BERTA, List.of());
        say("e");
        assertThat(parcels(here)).singleElement().satisfies(parcel -> assertThat(parcel.users())
                .containsExactlyInAnyOrder(ANNA, BERTA));
    }

    @Test
    void aSocketThatItsSessionLearnsOfLateGetsWhatItMissed() {
        bothAreHere();
        fanout.onNews(new RouteNews.Forgotten(BERTA), script.open());
        say("d");
        located(BERTA, List.of());
        say("e");

        gained(there.getRef(), true);
        assertThat(revs(parcels(there).get(0))).containsExactly(3L, 4L);
        say("f");
        assertThat(revs(parcels(there).get(0))).containsExactly(5L);
    }

    @Test
    void aSocketThatWasWelcomedBeforeItsSessionKnewOfItMissesNothing() {
        bothAreHere();
        say("d");
        here.getAllReceived();
        gained(there.getRef(), false);
        assertThat(there.hasMessages()).isFalse();
        gained(there.getRef(), true);
        assertThat(revs(parcels(there).get(0))).contains(3L);
        gained(there.getRef(), true);
        assertThat(there.hasMessages()).as("it has had all by now").isFalse();
    }

    private void gained(ActorRef<DeliveryRouter.Command> router, boolean returning) {
        ActorRef<RouteNews.Noted> noted = TestInbox.<RouteNews.Noted>create().getRef();
        if (fanout.onNews(new RouteNews.Gained(BERTA, router, noted, returning), script.open())) {
            fanout.serveLocated(script.open());
        }
    }

    @Test
    void aRouterOfAnOlderVersionDoesNotSayWhoItIs() {
        bothAreHere();
        fanout.onNews(new RouteNews.Absent(List.of(BERTA), new Rev(2), null), script.open());
        say("d");

        assertThat(parcels(here)).singleElement().satisfies(parcel -> assertThat(parcel.users())
                .containsExactly(ANNA));
    }

    @Test
    void aNodeThatDiesHasItsMembersAskedForAndServedWhatMayBeLost() {
        bothAreHere();
        say("d");
        fanout.onRouterGone(here.getRef(), script.open());
        assertThat(asked).containsExactlyInAnyOrder(ANNA, BERTA);
        here.getAllReceived();

        located(BERTA, List.of(there.getRef()));
        assertThat(revs(parcels(there).get(0))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aSessionThatDoesNotAnswerIsAskedAgain() {
        say("a");
        asked.clear();
        assertThat(fanout.checkProbes(script.open())).isTrue();
        assertThat(asked).isEmpty();

        clock.pass(Duration.ofSeconds(4));
        assertThat(fanout.checkProbes(script.open())).isTrue();
        assertThat(asked).containsExactlyInAnyOrder(ANNA, BERTA);
        located(BERTA, List.of(here.getRef()));
        assertThat(revs(parcels(here).get(0))).containsExactly(2L);
    }

    @Test
    void aSessionThatStaysSilentIsAskedMoreAndMoreSeldom() {
        say("a");
        clock.pass(Duration.ofSeconds(4));
        fanout.checkProbes(script.open());
        asked.clear();
        clock.pass(Duration.ofSeconds(4));
        fanout.checkProbes(script.open());
        assertThat(asked).isEmpty();
        clock.pass(Duration.ofSeconds(3));
        fanout.checkProbes(script.open());
        assertThat(asked).containsExactlyInAnyOrder(ANNA, BERTA);
    }

    @Test
    void oneWhoIsRemovedHearsOfItAndOfNothingMore() {
        bothAreHere();
        publish(new MemberRemoved(ANNA, BERTA, NOON));
        say("about-berta");

        List<FanOut> parcels = parcels(here);
        assertThat(parcels.stream().filter(parcel -> parcel.users().contains(BERTA)))
                .singleElement()
                .satisfies(parcel -> assertThat(revs(parcel)).containsExactly(3L));
        assertThat(asked).isEmpty();
    }

    @Test
    void oneWhoIsRemovedBeforeItIsFoundHearsOfItLater() {
        publish(new MemberRemoved(ANNA, BERTA, NOON));
        say("about-berta");
        located(BERTA, List.of(here.getRef()));

        assertThat(revs(parcels(here).get(0))).containsExactly(2L);
        asked.clear();
        say("more");
        assertThat(asked).isEmpty();
        assertThat(here.hasMessages()).isFalse();
    }

    @Test
    void oneWhoIsAddedBeginsThere() {
        bothAreHere();
        publish(new MembersAdded(ANNA, List.of(member(CARLA, Role.MEMBER)), NOON));
        say("hello");
        assertThat(asked).containsExactly(CARLA);

        located(CARLA, List.of(there.getRef()));
        FanOut parcel = parcels(there).get(0);
        assertThat(revs(parcel)).containsExactly(3L, 4L);
        assertThat(parcel.lines().get(0).frame().json()).contains("conversation_created");
    }

    @Test
    void membersWithoutSocketsCostNothing() {
        say("a");
        located(ANNA, List.of());
        located(BERTA, List.of());
        asked.clear();
        say("b");

        assertThat(asked).isEmpty();
        assertThat(fanout.isProbing()).isFalse();
    }

    @Test
    void aLongBatchTravelsInPartsThatFitAFrame() {
        bothAreHere();
        publish(() -> {
            for (int i = 0; i < 40; i++) {
                script.post(ANNA, "long-" + i, "\u6f22".repeat(8_000));
            }
        });

        List<FanOut> parcels = parcels(here);
        assertThat(parcels).allSatisfy(parcel -> assertThat(parcel.lines().stream()
                        .mapToInt(line -> line.frame().size())
                        .sum())
                .isLessThan(512 * 1024));
        assertThat(parcels.stream().flatMap(parcel -> revs(parcel).stream()))
                .isSorted()
                .hasSize(40);
    }
}
