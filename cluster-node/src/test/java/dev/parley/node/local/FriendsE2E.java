package dev.parley.node.local;

import static dev.parley.node.local.Guest.get;
import static dev.parley.node.local.Guest.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.frame.ServerFrame;
import dev.parley.protocol.friend.Friend;
import dev.parley.protocol.friend.FriendRequest;
import dev.parley.protocol.friend.FriendRequestStatus;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How people on two nodes become friends, cease to be, and keep somebody away. */
@ExtendWith(SharedParley.class)
class FriendsE2E {
    private final Company company;

    FriendsE2E(LocalParley parley) {
        company = new Company(parley);
    }

    @AfterEach
    void goHome() {
        company.close();
    }

    @Test
    void aRequestThatIsAcceptedMakesFriendsOnAllDevices() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        Guest annsPhone = company.connected(ann.user());

        FriendRequest request = get(ann.client().friends().request(ben.user().username()));
        assertThat(request.status()).isEqualTo(FriendRequestStatus.PENDING);
        for (Guest hearer : List.of(ann, annsPhone, ben)) {
            hearer.hears(
                    ServerFrame.FriendRequested.class,
                    frame -> frame.friendRequest().friendRequestId().equals(request.friendRequestId()));
        }
        assertThat(pending(ben)).extracting(FriendRequest::friendRequestId).containsExactly(request.friendRequestId());
        assertThat(get(ann.client().friends().outgoing(null, null, 10)).items())
                .extracting(each -> each.to().userId())
                .containsExactly(ben.id());

        get(ben.client().friends().accept(request.friendRequestId()));
        for (Guest hearer : List.of(ann, annsPhone, ben)) {
            hearer.hears(
                    ServerFrame.FriendRequestChanged.class,
                    frame -> frame.friendRequest().status() == FriendRequestStatus.ACCEPTED);
        }
        assertThat(pending(ben)).isEmpty();
        assertThat(refusal(ann.client().friends().request(ben.id()))).isEqualTo("already_friends");
        await().untilAsserted(() -> assertThat(friends(ann)).singleElement().satisfies(friend -> {
            assertThat(friend.user().userId()).isEqualTo(ben.id());
            assertThat(friend.user().online()).isTrue();
        }));
    }

    @Test
    void theListShowsTheLastMessageWhatIsUnreadAndCanBeSearched() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Bénédicte");
        ann.befriend(ben);
        ConversationId talk = ann.talkTo(ben);
        ann.say(talk, "One");
        ann.say(talk, "Two");
        ben.hears("Two");
        await().untilAsserted(() -> assertThat(friends(ben)).singleElement().satisfies(friend -> {
            assertThat(friend.conversationId()).isEqualTo(talk);
            assertThat(friend.lastMessage()).isNotNull();
            assertThat(friend.lastMessage().text()).isEqualTo("Two");
            assertThat(friend.unread()).isEqualTo(2);
        }));
        assertThat(get(ann.client().friends().search("benedic", null, 10)).items())
                .hasSize(1);
        assertThat(get(ann.client().friends().search("zoe", null, 10)).items()).isEmpty();
    }

    @Test
    void requestsThatCrossMakeFriendsAtOnce() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        CompletableFuture<FriendRequest> one = ann.client().friends().request(ben.id());
        CompletableFuture<FriendRequest> other = ben.client().friends().request(ann.id());
        get(one);
        get(other);
        await().untilAsserted(() -> {
            assertThat(friends(ann)).hasSize(1);
            assertThat(friends(ben)).hasSize(1);
            assertThat(pending(ann)).isEmpty();
            assertThat(pending(ben)).isEmpty();
        });
    }

    @Test
    void aRequestCanBeRejectedOrTakenBackAndMadeAgain() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        FriendRequest first = get(ann.client().friends().request(ben.id()));
        assertThat(refusal(ann.client().friends().accept(first.friendRequestId())))
                .isEqualTo("unknown_friend_request");
        get(ben.client().friends().reject(first.friendRequestId()));
        ann.hears(
                ServerFrame.FriendRequestChanged.class,
                frame -> frame.friendRequest().status() == FriendRequestStatus.REJECTED);

        FriendRequest second = get(ann.client().friends().request(ben.id()));
        assertThat(second.friendRequestId()).isNotEqualTo(first.friendRequestId());
        get(ann.client().friends().cancel(second.friendRequestId()));
        ben.hears(
                ServerFrame.FriendRequestChanged.class,
                frame -> frame.friendRequest().status() == FriendRequestStatus.CANCELLED);
        await().untilAsserted(() -> assertThat(pending(ben)).isEmpty());
        assertThat(friends(ann)).isEmpty();
    }

    @Test
    void aFriendshipEndsForBoth() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        ann.befriend(ben);
        get(ann.client().friends().unfriend(ben.id()));
        ann.hears(ServerFrame.FriendRemoved.class, frame -> frame.userId().equals(ben.id()));
        ben.hears(ServerFrame.FriendRemoved.class, frame -> frame.userId().equals(ann.id()));
        await().untilAsserted(() -> {
            assertThat(friends(ann)).isEmpty();
            assertThat(friends(ben)).isEmpty();
        });
    }

    @Test
    void aBlockKeepsMessagesRequestsAndPresenceAway() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        Guest annsPhone = company.connected(ann.user());
        ann.befriend(ben);
        ConversationId talk = ann.talkTo(ben);
        ann.say(talk, "Before");
        ben.hears("Before");
        ben.hears(ServerFrame.PresenceUpdate.class, frame -> frame.userId().equals(ann.id()));
        ben.forget();

        get(ann.client().friends().block(ben.id()));
        annsPhone.hears(ServerFrame.BlockChanged.class, ServerFrame.BlockChanged::blocked);
        assertThat(get(ann.client().friends().blocks(null, 10)).items())
                .extracting(block -> block.user().userId())
                .containsExactly(ben.id());
        await().untilAsserted(() ->
                assertThat(refusal(ben.session().send(talk, "Let me in"))).isEqualTo("not_permitted"));
        assertThat(refusal(ben.client().friends().request(ann.id()))).isEqualTo("not_permitted");
        assertThat(refusal(ben.client().conversations().group("Trap", List.of(ann.id()))))
                .isEqualTo("not_permitted");
        ben.hears(
                ServerFrame.PresenceUpdate.class,
                frame ->
                        frame.userId().equals(ann.id()) && frame.status() == ServerFrame.PresenceUpdate.Status.OFFLINE);
        assertThat(ben.heard(ServerFrame.BlockChanged.class)).isEmpty();

        get(ann.client().friends().unblock(ben.id()));
        annsPhone.hears(ServerFrame.BlockChanged.class, frame -> !frame.blocked());
        await().untilAsserted(() ->
                assertThat(get(ben.session().send(talk, "Thank you"))).isNotNull());
        assertThat(ann.hears("Thank you").seq().value()).isEqualTo(2);
    }

    private static List<Friend> friends(Guest guest) {
        return get(guest.client().friends().list(null, 10)).items();
    }

    private static List<FriendRequest> pending(Guest guest) {
        return get(guest.client().friends().incoming(FriendRequestStatus.PENDING, null, 10))
                .items();
    }
}
