package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.CARLA;
import static dev.parley.node.conversation.ConversationScript.NOON;
import static dev.parley.node.conversation.ConversationScript.member;
import static dev.parley.node.conversation.ConversationScript.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import dev.parley.node.conversation.ConversationCommand.Create;
import dev.parley.node.conversation.ConversationCommand.CursorsMoved;
import dev.parley.node.conversation.ConversationCommand.Describe;
import dev.parley.node.conversation.ConversationCommand.OpenDirect;
import dev.parley.node.conversation.ConversationCommand.RemoveMember;
import dev.parley.node.conversation.ConversationCommand.Typing;
import dev.parley.node.conversation.ConversationReply.Described;
import dev.parley.node.conversation.ConversationReply.MemberGone;
import dev.parley.node.conversation.ConversationReply.Noted;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.RouteNews;
import dev.parley.persistence.session.CursorMove;
import dev.parley.persistence.session.MemberCursor;
import dev.parley.persistence.session.ReceiptTable.Kind;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Member;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Typing and receipts, as they leave a conversation for a node. */
class LiveSignsTest extends ConversationEntityKit {
    private static final Duration SHORT = Duration.ofMillis(150);
    private final TestProbe<DeliveryRouter.Command> router = kit.createTestProbe();

    /** Both members have a socket on one node. */
    private void live() {
        create();
        bothAreFound();
    }

    private void bothAreFound() {
        await().until(() -> located.containsAll(List.of(ANNA, BERTA)));
        List.of(ANNA, BERTA)
                .forEach(user -> asking.tell(new RouteNews.Located(user, List.of(router.ref()), router.ref())));
        Set<UserId> served = new HashSet<>();
        while (served.size() < 2) {
            served.addAll(router.expectMessageClass(DeliveryRouter.FanOut.class, Duration.ofSeconds(20))
                    .users());
        }
    }

    private void type(UserId user, boolean typing) {
        entity.tell(new Typing(user, typing));
    }

    private void move(UserId user, Long delivered, Long read) {
        entity.tell(new CursorsMoved(
                user, delivered == null ? null : new Seq(delivered), read == null ? null : new Seq(read), NOON));
    }

    private DeliveryRouter.Notify notice() {
        return (DeliveryRouter.Notify) router.fishForMessage(
                        Duration.ofSeconds(20),
                        message -> message instanceof DeliveryRouter.Notify
                                ? FishingOutcomes.complete()
                                : FishingOutcomes.continueAndIgnore())
                .get(0);
    }

    private Member berta() {
        Described described = ask(Described.class, (token, to) -> new Describe(ANNA, token, to));
        return described.info().members().stream()
                .filter(member -> member.userId().equals(BERTA))
                .findFirst()
                .orElseThrow();
    }

    private void said() {
        post(ANNA, "id-" + ++token);
        router.fishForMessage(
                Duration.ofSeconds(20),
                message -> message instanceof DeliveryRouter.FanOut
                        ? FishingOutcomes.complete()
                        : FishingOutcomes.continueAndIgnore());
    }

    @Test
    void typingIsToldToTheOthersAndOnlyWhenItChanges() {
        live();
        type(ANNA, true);
        type(ANNA, true);

        DeliveryRouter.Notify begin = notice();
        assertThat(begin.users()).containsExactly(BERTA);
        assertThat(begin.frame().json()).contains("typing_indicator", ANNA.toString(), "true");
        router.expectNoMessage(SHORT);
        type(ANNA, false);
        assertThat(notice().frame().json()).contains("false");
        type(ANNA, false);
        router.expectNoMessage(SHORT);
    }

    @Test
    void aMessageEndsTyping() {
        live();
        type(ANNA, true);
        notice();
        post(ANNA, "a");

        router.expectMessageClass(DeliveryRouter.FanOut.class);
        assertThat(notice().frame().json()).contains("\"typing\":false");
    }

    @Test
    void typingEndsByItself() {
        kit.stop(entity);
        entity = spawn(settings("typing-expiry = 100 ms"));
        live();
        type(ANNA, true);
        notice();
        router.expectNoMessage(SHORT);

        clock.pass(Duration.ofMillis(101));
        assertThat(notice().frame().json()).contains("\"typing\":false");
    }

    @Test
    void strangersAreNotHeard() {
        live();
        type(CARLA, true);
        move(CARLA, 1L, 1L);

        router.expectNoMessage(SHORT);
    }

    @Test
    void receiptsAreGatheredAndNeverGoBack() {
        live();
        said();
        said();
        said();
        move(BERTA, 1L, null);
        move(BERTA, 3L, null);
        move(BERTA, null, 2L);
        move(BERTA, 1L, 1L);

        DeliveryRouter.Notify receipt = notice();
        assertThat(receipt.users()).containsExactly(ANNA);
        assertThat(receipt.frame().json()).contains("\"deliveredSeq\":3", "\"readSeq\":2", BERTA.toString());
        move(BERTA, 2L, 1L);
        router.expectNoMessage(SHORT);
        move(BERTA, null, 99L);
        assertThat(notice().frame().json()).contains("\"deliveredSeq\":3", "\"readSeq\":3");
    }

    @Test
    void whatWasKnownBeforeIsNotToldAgainAndNotForgotten() {
        stores.cursors = Map.of(BERTA, new MemberCursor(new Seq(2), new Seq(2)));
        live();
        said();
        said();
        said();
        move(BERTA, 1L, null);
        router.expectNoMessage(SHORT);
        assertThat(berta().readSeq()).isEqualTo(new Seq(2));
        assertThat(berta().deliveredSeq()).isEqualTo(new Seq(2));
        move(BERTA, 3L, null);
        assertThat(notice().frame().json()).contains("\"deliveredSeq\":3", "\"readSeq\":2");
    }

    @Test
    void whatIsDeliveredIsKeptOnceForAllBeforeTheOthersHearOfIt() {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        stores.keeping = kept;
        live();
        said();
        said();
        move(ANNA, 1L, null);
        move(BERTA, 1L, null);
        move(BERTA, 7L, null);
        move(BERTA, null, 1L);
        await().until(() -> !stores.moved.isEmpty());
        router.expectNoMessage(SHORT);
        assertThat(stores.moved)
                .extracting(CursorMove::user, CursorMove::kind, CursorMove::seq, CursorMove::at)
                .containsExactlyInAnyOrder(
                        tuple(ANNA, Kind.DELIVERED, new Seq(1), NOON), tuple(BERTA, Kind.DELIVERED, new Seq(2), NOON));

        kept.complete(null);
        DeliveryRouter.Notify told = notice();
        assertThat(told.more()).hasSize(1);
        assertThat(List.of(told.frame().json(), told.more().get(0).frame().json()))
                .anySatisfy(json -> assertThat(json).contains(ANNA.toString(), "\"deliveredSeq\":1"))
                .anySatisfy(json -> assertThat(json).contains(BERTA.toString(), "\"deliveredSeq\":2", "\"readSeq\":1"));
    }

    @Test
    void whatTheTablesDoNotTakeIsTriedAgainAndShownToNobodyBefore() {
        stores.keeping = CompletableFuture.failedStage(new IllegalStateException("the database is away"));
        live();
        said();
        move(BERTA, 1L, null);
        await().until(() -> stores.moved.size() > 1);
        router.expectNoMessage(SHORT);
        assertThat(berta().deliveredSeq()).isEqualTo(Seq.ZERO);

        stores.keeping = CompletableFuture.completedStage(null);
        assertThat(notice().frame().json()).contains("\"deliveredSeq\":1");
        assertThat(berta().deliveredSeq()).isEqualTo(new Seq(1));
    }

    @Test
    void whatIsKeptAlreadyIsNotWrittenAgain() {
        stores.cursors = Map.of(BERTA, new MemberCursor(new Seq(1), Seq.ZERO));
        live();
        said();
        said();
        move(BERTA, 1L, null);
        move(ANNA, 2L, null);
        await().until(() -> !stores.moved.isEmpty());
        assertThat(stores.moved).extracting(CursorMove::user).containsExactly(ANNA);
    }

    @Test
    void whatWaitsIsKeptWhenTheConversationGoes() {
        kit.stop(entity);
        entity = spawn(settings("receipt-tick = 1 hour"));
        live();
        said();
        move(BERTA, 1L, null);
        ask(Described.class, (token, to) -> new Describe(ANNA, token, to));
        assertThat(stores.moved).isEmpty();
        kit.stop(entity);
        assertThat(stores.moved).extracting(CursorMove::user).containsExactly(BERTA);
    }

    @Test
    void inALargeGroupWhatIsDeliveredIsKeptThoughNobodyHearsOfIt() {
        kit.stop(entity);
        entity = spawn(settings("live-members = 1"));
        live();
        said();
        move(BERTA, 1L, null);
        await().until(() -> !stores.moved.isEmpty());
        router.expectNoMessage(SHORT);
    }

    @Test
    void whoHasLeftIsForgotten() {
        live();
        type(BERTA, true);
        notice();
        ask(MemberGone.class, (token, to) -> new RemoveMember(ANNA, BERTA, token, to));

        router.fishForMessage(
                Duration.ofSeconds(20),
                message -> message instanceof DeliveryRouter.Notify notify
                                && notify.frame().json().contains("\"typing\":false")
                        ? FishingOutcomes.complete()
                        : FishingOutcomes.continueAndIgnore());
        move(BERTA, 1L, 1L);
        router.expectNoMessage(SHORT);
    }

    @Test
    void largeGroupsAreSpared() {
        kit.stop(entity);
        entity = spawn(settings("live-members = 1"));
        live();
        type(ANNA, true);
        said();
        move(BERTA, 1L, 1L);

        router.expectNoMessage(SHORT);
    }

    @Test
    void inSmallGroupsTheOthersAreLookedForAndHearWhatHasWaited() {
        live();
        clock.pass(Duration.ofMinutes(2));
        located.clear();
        asking = null;
        kit.stop(entity);
        entity = spawn(settings("announce-since = 0 s"));
        ask(Described.class, (token, to) -> new Describe(ANNA, token, to));
        type(ANNA, true);
        await().until(() -> located.contains(BERTA));
        router.expectNoMessage(SHORT);

        asking.tell(new RouteNews.Located(BERTA, List.of(router.ref()), router.ref()));
        assertThat(notice().frame().json()).contains("\"typing\":true");
    }

    @Test
    void aDirectConversationThatIsClosedTellsNothing() {
        tell((token, to) -> new Create(
                ConversationType.DIRECT,
                null,
                null,
                ANNA,
                List.of(member(ANNA, Role.MEMBER), member(BERTA, Role.MEMBER)),
                token,
                to));
        replies.expectMessageClass(Described.class);
        bothAreFound();
        said();
        ask(Noted.class, (token, to) -> new OpenDirect(false, token, to));
        type(ANNA, true);
        move(BERTA, 1L, 1L);
        router.expectNoMessage(SHORT);

        ask(Noted.class, (token, to) -> new OpenDirect(true, token, to));
        type(ANNA, true);
        assertThat(notice().frame().json()).contains("\"typing\":true");
    }
}
