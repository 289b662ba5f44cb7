package dev.parley.node.friend;

import static dev.parley.node.friend.FriendsForTests.done;
import static dev.parley.node.friend.FriendsForTests.refused;
import static dev.parley.node.friend.FriendsForTests.told;
import static dev.parley.node.friend.FriendsForTests.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.Done;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.parley.api.account.Principal;
import dev.parley.api.friend.FriendService.Asked;
import dev.parley.api.friend.RequestList;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.friend.Pair;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.frame.ServerFrame;
import dev.parley.protocol.friend.FriendRequest;
import dev.parley.protocol.friend.FriendRequestId;
import dev.parley.protocol.friend.FriendRequestStatus;
import dev.parley.protocol.friend.RequestFriend;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Friendships on two nodes, against a real Cassandra. */
class FriendClusterIT {
    @RegisterExtension
    @Order(1)
    static final CassandraForTests CASSANDRA = new CassandraForTests();

    @RegisterExtension
    @Order(2)
    static final FriendsForTests here = new FriendsForTests(CASSANDRA);

    @RegisterExtension
    @Order(3)
    static final FriendsForTests there = new FriendsForTests(CASSANDRA, here);

    private static FriendRequest ask(FriendsForTests node, Principal by, Principal other) {
        return done(node.service().request(by, new RequestFriend(other.userId(), null)))
                .request();
    }

    private static void befriend(Principal one, Principal other) {
        FriendRequest request = ask(here, one, other);
        done(there.service().accept(other, request.friendRequestId()));
    }

    private static List<UserId> friends(FriendsForTests node, Principal of) {
        return done(node.service().friends(of, null, null, 10)).items().stream()
                .map(friend -> friend.user().userId())
                .toList();
    }

    @Test
    void whoAsksHereIsAnsweredThereAndBothSeeItAtOnce() {
        Principal ann = user("Ann");
        Principal bob = user("Bob");
        Asked asked = done(here.service().request(ann, new RequestFriend(bob.userId(), null)));
        assertThat(asked.fresh()).isTrue();
        assertThat(done(there.service().request(ann, new RequestFriend(bob.userId(), null))))
                .isEqualTo(new Asked(asked.request(), false));
        assertThat(done(there.service().requests(bob, new RequestList(true, null), null, 10))
                        .items())
                .containsExactly(asked.request());
        assertThat(refused(here.service().accept(ann, asked.request().friendRequestId())))
                .isEqualTo(ErrorCode.UNKNOWN_FRIEND_REQUEST);

        FriendRequest accepted =
                done(there.service().accept(bob, asked.request().friendRequestId()));
        assertThat(accepted.status()).isEqualTo(FriendRequestStatus.ACCEPTED);
        assertThat(friends(here, ann)).containsExactly(bob.userId());
        assertThat(friends(there, bob)).containsExactly(ann.userId());
        assertThat(done(here.service().requests(ann, new RequestList(false, FriendRequestStatus.ACCEPTED), null, 10))
                        .items())
                .containsExactly(accepted);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(List.of(told(ann), told(bob))).allSatisfy(frames -> assertThat(frames)
                        .containsExactly(
                                new ServerFrame.FriendRequested(asked.request()),
                                new ServerFrame.FriendRequestChanged(accepted))));
        assertThat(refused(here.service().request(ann, new RequestFriend(bob.userId(), null))))
                .isEqualTo(ErrorCode.ALREADY_FRIENDS);
    }

    @Test
    void requestsThatCrossMakeFriends() {
        for (int i = 0; i < 5; i++) {
            Principal ann = user("Ann");
            Principal bob = user("Bob");
            var one = here.service().request(ann, new RequestFriend(bob.userId(), null));
            var other = there.service().request(bob, new RequestFriend(ann.userId(), null));
            Set<FriendRequestStatus> statuses =
                    Set.of(done(one).request().status(), done(other).request().status());

            assertThat(statuses).contains(FriendRequestStatus.PENDING, FriendRequestStatus.ACCEPTED);
            assertThat(friends(here, bob)).containsExactly(ann.userId());
        }
    }

    @Test
    void aBlockEndsEverythingAndClosesTheConversation() throws Exception {
        Principal ann = user("Ann");
        Principal bob = user("Bob");
        befriend(ann, bob);
        done(here.service().block(ann, bob.userId()));
        done(there.service().block(ann, bob.userId()));

        assertThat(friends(there, bob)).isEmpty();
        assertThat(FriendsForTests.GATES.get(ann.userId() + "/" + bob.userId())).isFalse();
        assertThat(there.wiring()
                        .directRules()
                        .mayWrite(bob.userId(), ann.userId())
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS))
                .isFalse();
        assertThat(there.wiring()
                        .invitable()
                        .notInvitable(bob.userId(), List.of(ann.userId()))
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS))
                .containsExactly(ann.userId());
        assertThat(refused(there.service().request(bob, new RequestFriend(ann.userId(), null))))
                .isEqualTo(ErrorCode.NOT_PERMITTED);
        assertThat(done(here.service().blocks(ann, null, 10)).items())
                .extracting(block -> block.user().userId())
                .containsExactly(bob.userId());
        assertThat(told(bob)).noneMatch(ServerFrame.BlockChanged.class::isInstance);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(told(ann)).contains(new ServerFrame.BlockChanged(bob.userId(), true)));

        done(there.service().unblock(ann, bob.userId()));
        assertThat(FriendsForTests.GATES.get(ann.userId() + "/" + bob.userId())).isTrue();
    }

    @Test
    void theListOfFriendsIsInOrderAndSearched() {
        Principal ann = user("Ann");
        Stream.of("Zoë Świt", "álvaro", "Bob").forEach(name -> befriend(ann, user(name)));

        var first = done(here.service().friends(ann, null, null, 2));
        assertThat(first.items())
                .extracting(friend -> friend.user().displayName())
                .containsExactly("álvaro", "Bob");
        var second = done(here.service().friends(ann, null, first.nextCursor(), 2));
        assertThat(second.items())
                .extracting(friend -> friend.user().displayName())
                .containsExactly("Zoë Świt");
        assertThat(second.nextCursor()).isNull();
        for (String query : List.of("zoe", "ZOË", "swit")) {
            assertThat(done(here.service().friends(ann, query, null, 10)).items())
                    .extracting(friend -> friend.user().displayName())
                    .containsExactly("Zoë Świt");
        }
        assertThat(refused(here.service().friends(ann, null, "%%", 10))).isEqualTo(ErrorCode.INVALID_FIELD);
    }

    @Test
    void fullListsTakeNoMore() {
        Principal ann = user("Ann");
        ask(here, ann, user("1"));
        FriendRequest second = ask(here, ann, user("2"));
        assertThat(refused(
                        here.service().request(ann, new RequestFriend(user("3").userId(), null))))
                .isEqualTo(ErrorCode.LIST_FULL);
        done(here.service().cancel(ann, second.friendRequestId()));
        ask(here, ann, user("4"));

        Principal bob = user("Bob");
        for (int i = 0; i < 3; i++) {
            befriend(user("f" + i), bob);
        }
        FriendRequest further = ask(here, user("late"), bob);
        assertThat(refused(here.service().accept(bob, further.friendRequestId())))
                .isEqualTo(ErrorCode.LIST_FULL);

        done(here.service().block(ann, bob.userId()));
        done(here.service().block(ann, user("b").userId()));
        assertThat(refused(here.service().block(ann, user("c").userId()))).isEqualTo(ErrorCode.LIST_FULL);
    }

    @Test
    void nobodyAsksOneselfOrNobody() {
        Principal ann = user("Ann");
        assertThat(refused(here.service().request(ann, new RequestFriend(ann.userId(), null))))
                .isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(refused(here.service().request(ann, new RequestFriend(null, "nobody-here"))))
                .isEqualTo(ErrorCode.UNKNOWN_USER);
        assertThat(refused(here.service().block(ann, ann.userId()))).isEqualTo(ErrorCode.INVALID_FIELD);
    }

    @Test
    void everythingEndsWithAnAccount() throws Exception {
        Principal ann = user("Ann");
        Principal friend = user("Friend");
        Principal asked = user("Asked");
        Principal asking = user("Asking");
        Principal blocked = user("Blocked");
        Principal blocker = user("Blocker");
        befriend(ann, friend);
        ask(here, ann, asked);
        ask(here, asking, ann);
        done(here.service().block(ann, blocked.userId()));
        done(there.service().block(blocker, ann.userId()));

        here.farewell().of(ann.userId()).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(friends(there, friend)).isEmpty();
        assertThat(friends(there, ann)).isEmpty();
        for (boolean incoming : new boolean[] {true, false}) {
            assertThat(done(there.service()
                                    .requests(ann, new RequestList(incoming, FriendRequestStatus.PENDING), null, 10))
                            .items())
                    .isEmpty();
        }
        assertThat(done(there.service().blocks(blocker, null, 10)).items()).isEmpty();
        assertThat(done(there.service().blocks(ann, null, 10)).items()).isEmpty();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(told(friend)).contains(new ServerFrame.FriendRemoved(ann.userId())));
        here.farewell().of(ann.userId()).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void rowsThatACrashLeavesHalfWrittenAreMended() throws Exception {
        Principal ann = user("Ann");
        Principal bob = user("Bob");
        Pair pair = Pair.of(ann.userId(), bob.userId());
        FriendSettings settings =
                FriendSettings.from(here.kit().system().settings().config());
        FriendTables tables = FriendTables.of(here.queries(), settings);
        HalfWritten rows = new HalfWritten(tables);
        TestProbe<FriendshipReply> replies = here.kit().createTestProbe();
        ActorRef<FriendshipCommand> dying = here.kit()
                .spawn(FriendshipEntity.create(
                        pair,
                        new FriendshipRuntime(
                                settings,
                                rows,
                                (one, other, open) -> CompletableFuture.completedStage(Done.getInstance()),
                                (before, after) -> {},
                                Clock.systemUTC()),
                        here.kit()
                                .<ClusterSharding.ShardCommand>createTestProbe()
                                .ref()));
        FriendRequestId id = new FriendRequestId(UuidCreator.getTimeOrderedEpochPlus1());
        dying.tell(new FriendshipCommand.Request(ann.userId(), id, Room.ENOUGH, replies.ref()));
        dying.tell(new FriendshipCommand.Accept(bob.userId(), id, Room.ENOUGH, replies.ref()));
        await().atMost(Duration.ofSeconds(20)).until(() -> rows.stalled);
        here.kit().stop(dying);
        assertThat(friends(here, ann)).isEmpty();
        assertThat(tables.heads().find(pair).toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isEqualTo(new Rev(1));

        assertThat(refused(there.service().request(ann, new RequestFriend(bob.userId(), null))))
                .isEqualTo(ErrorCode.ALREADY_FRIENDS);
        assertThat(friends(here, ann)).containsExactly(bob.userId());
        assertThat(friends(there, bob)).containsExactly(ann.userId());
        assertThat(tables.heads().find(pair).toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isEqualTo(new Rev(2));
    }

    /** Writes the request of the second event, and not the friends. */
    private static final class HalfWritten implements FriendshipProjection {
        private final FriendTables tables;
        private final FriendshipProjection whole;
        private volatile boolean stalled;

        HalfWritten(FriendTables tables) {
            this.tables = tables;
            this.whole = new TableFriendshipProjection(tables);
        }

        @Override
        public CompletionStage<Rev> head(Pair pair) {
            return whole.head(pair);
        }

        @Override
        public CompletionStage<Done> write(Friendship before, Friendship after) {
            if (after.rev().value() == 1) {
                return whole.write(before, after);
            }
            return tables.requests().put(after.latest(), after.rev()).thenCompose(done -> {
                stalled = true;
                return new CompletableFuture<>();
            });
        }

        @Override
        public CompletionStage<Done> mark(Friendship state) {
            return whole.mark(state);
        }
    }
}
