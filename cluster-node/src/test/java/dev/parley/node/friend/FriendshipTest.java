package dev.parley.node.friend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.node.friend.Decision.Happen;
import dev.parley.node.friend.Decision.Refuse;
import dev.parley.node.friend.Decision.Unchanged;
import dev.parley.persistence.friend.Pair;
import dev.parley.persistence.friend.StoredRequest;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.friend.FriendRequestId;
import dev.parley.protocol.friend.FriendRequestStatus;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FriendshipTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final UserId ANN = new UserId(new UUID(0x7000, 1));
    private static final UserId BOB = new UserId(new UUID(0x7000, 2));
    private static final FriendRequestId FIRST = new FriendRequestId(new UUID(1, 1));
    private static final FriendRequestId SECOND = new FriendRequestId(new UUID(1, 2));
    private static final Room FULL = new Room(false, false);

    private final Friendship none = Friendship.none(Pair.of(BOB, ANN));
    private final Friendship asked = after(none, none.request(ANN, FIRST, Room.ENOUGH, NOON));
    private final Friendship friends = after(asked, asked.accept(BOB, FIRST, Room.ENOUGH, LATER));

    private static Friendship after(Friendship state, Decision decision) {
        return decision instanceof Happen happen ? state.apply(happen.event()) : state;
    }

    private static void assertRefused(Decision decision, ErrorCode code) {
        assertThat(decision).isInstanceOf(Refuse.class);
        assertThat(((Refuse) decision).refusal().code()).isEqualTo(code);
    }

    @Nested
    class NothingYet {
        @Test
        void eitherMayAsk() {
            assertThat(asked.latest())
                    .isEqualTo(new StoredRequest(FIRST, ANN, BOB, FriendRequestStatus.PENDING, NOON, null));
            assertThat(asked.friends()).isFalse();
            assertThat(asked.rev().value()).isEqualTo(1);
        }

        @Test
        void whoHasAskedTooManyMustWait() {
            assertRefused(none.request(ANN, FIRST, FULL, NOON), ErrorCode.LIST_FULL);
        }

        @Test
        void thereIsNothingToAnswerOrEnd() {
            assertRefused(none.accept(ANN, FIRST, Room.ENOUGH, NOON), ErrorCode.UNKNOWN_FRIEND_REQUEST);
            assertRefused(none.reject(ANN, FIRST, NOON), ErrorCode.UNKNOWN_FRIEND_REQUEST);
            assertRefused(none.cancel(ANN, FIRST, NOON), ErrorCode.UNKNOWN_FRIEND_REQUEST);
            assertThat(none.end(ANN, NOON)).isEqualTo(new Unchanged());
            assertThat(none.unblock(ANN, NOON)).isEqualTo(new Unchanged());
            assertThat(none.leave(ANN, NOON)).isEqualTo(new Unchanged());
        }

        @Test
        void anybodyMayWriteUnlessOnlyFriendsMay() {
            assertThat(none.mayWrite(DirectMessagesFrom.ANYONE)).isTrue();
            assertThat(none.mayWrite(DirectMessagesFrom.FRIENDS)).isFalse();
            assertThat(friends.mayWrite(DirectMessagesFrom.FRIENDS)).isTrue();
        }
    }

    @Nested
    class Asked {
        @Test
        void askingAgainIsTheSameRequest() {
            assertThat(asked.request(ANN, SECOND, FULL, LATER)).isEqualTo(new Unchanged());
        }

        @Test
        void askingBackMakesFriends() {
            Friendship crossed = after(asked, asked.request(BOB, SECOND, new Room(false, true), LATER));

            assertThat(crossed.friendsSince()).isEqualTo(LATER);
            assertThat(crossed.latest())
                    .isEqualTo(new StoredRequest(FIRST, ANN, BOB, FriendRequestStatus.ACCEPTED, NOON, LATER));
        }

        @Test
        void onlyTheAskedMayAnswerAndOnlyTheAskerMayCancel() {
            assertRefused(asked.accept(ANN, FIRST, Room.ENOUGH, LATER), ErrorCode.UNKNOWN_FRIEND_REQUEST);
            assertRefused(asked.reject(ANN, FIRST, LATER), ErrorCode.UNKNOWN_FRIEND_REQUEST);
            assertRefused(asked.cancel(BOB, FIRST, LATER), ErrorCode.UNKNOWN_FRIEND_REQUEST);
            assertRefused(asked.accept(BOB, SECOND, Room.ENOUGH, LATER), ErrorCode.UNKNOWN_FRIEND_REQUEST);
        }

        @Test
        void aFullListOfFriendsTakesNobody() {
            assertRefused(asked.accept(BOB, FIRST, FULL, LATER), ErrorCode.LIST_FULL);
            assertRefused(asked.request(BOB, SECOND, new Room(true, false), LATER), ErrorCode.LIST_FULL);
        }

        @Test
        void eachAnswerMayBeRepeatedAndNotTakenBack() {
            Friendship rejected = after(asked, asked.reject(BOB, FIRST, LATER));
            Friendship cancelled = after(asked, asked.cancel(ANN, FIRST, LATER));

            assertThat(friends.accept(BOB, FIRST, FULL, LATER)).isEqualTo(new Unchanged());
            assertThat(rejected.reject(BOB, FIRST, LATER)).isEqualTo(new Unchanged());
            assertThat(cancelled.cancel(ANN, FIRST, LATER)).isEqualTo(new Unchanged());
            assertRefused(friends.reject(BOB, FIRST, LATER), ErrorCode.CONFLICT);
            assertRefused(rejected.accept(BOB, FIRST, Room.ENOUGH, LATER), ErrorCode.CONFLICT);
            assertRefused(cancelled.accept(BOB, FIRST, Room.ENOUGH, LATER), ErrorCode.CONFLICT);
        }

        @Test
        void whoWasRejectedMayAskAgain() {
            Friendship rejected = after(asked, asked.reject(BOB, FIRST, LATER));
            Friendship again = after(rejected, rejected.request(ANN, SECOND, Room.ENOUGH, LATER));

            assertThat(again.latest().requestId()).isEqualTo(SECOND);
            assertThat(again.before().requestId()).isEqualTo(FIRST);
            assertRefused(again.accept(BOB, FIRST, Room.ENOUGH, LATER), ErrorCode.UNKNOWN_FRIEND_REQUEST);
        }
    }

    @Nested
    class Friends {
        @Test
        void cannotBecomeSo() {
            assertRefused(friends.request(ANN, SECOND, Room.ENOUGH, LATER), ErrorCode.ALREADY_FRIENDS);
        }

        @Test
        void partAtTheWishOfEither() {
            for (UserId by : new UserId[] {ANN, BOB}) {
                Friendship parted = after(friends, friends.end(by, LATER));
                assertThat(parted.friends()).isFalse();
                assertThat(parted.end(by, LATER)).isEqualTo(new Unchanged());
                assertThat(parted.request(by, SECOND, Room.ENOUGH, LATER)).isInstanceOf(Happen.class);
            }
        }
    }

    @Nested
    class Blocked {
        private final Friendship blocked = after(friends, friends.block(ANN, true, LATER));

        @Test
        void areNoFriendsAndMayNotWrite() {
            assertThat(blocked.friends()).isFalse();
            assertThat(blocked.mayWrite(DirectMessagesFrom.ANYONE)).isFalse();
            assertThat(blocked.block(ANN, false, LATER)).isEqualTo(new Unchanged());
        }

        @Test
        void mayNotAskAndHearNoReason() {
            Refuse byBlocked = (Refuse) blocked.request(BOB, SECOND, Room.ENOUGH, LATER);
            assertThat(byBlocked.refusal().code()).isEqualTo(ErrorCode.NOT_PERMITTED);
            assertThat(byBlocked.refusal().message()).isEqualTo(ErrorCode.NOT_PERMITTED.advice());
            assertRefused(blocked.request(ANN, SECOND, Room.ENOUGH, LATER), ErrorCode.NOT_PERMITTED);
        }

        @Test
        void endWhatWasAsked() {
            assertThat(after(asked, asked.block(BOB, true, LATER)).latest().status())
                    .isEqualTo(FriendRequestStatus.REJECTED);
            assertThat(after(asked, asked.block(ANN, true, LATER)).latest().status())
                    .isEqualTo(FriendRequestStatus.CANCELLED);
        }

        @Test
        void stayBlockedUntilBothTakeItAway() {
            Friendship both = after(blocked, blocked.block(BOB, true, LATER));
            Friendship one = after(both, both.unblock(ANN, LATER));
            Friendship free = after(one, one.unblock(BOB, LATER));

            assertThat(one.mayWrite(DirectMessagesFrom.ANYONE)).isFalse();
            assertThat(free.mayWrite(DirectMessagesFrom.ANYONE)).isTrue();
            assertThat(free.friends()).isFalse();
        }

        @Test
        void areBoundedInNumber() {
            assertRefused(none.block(ANN, false, NOON), ErrorCode.LIST_FULL);
        }
    }

    @Nested
    class Left {
        private final Friendship left = after(friends, friends.leave(ANN, LATER));

        @Test
        void everythingEnds() {
            assertThat(left.friends()).isFalse();
            assertThat(left.mayWrite(DirectMessagesFrom.ANYONE)).isFalse();
            assertRefused(left.request(BOB, SECOND, Room.ENOUGH, LATER), ErrorCode.UNKNOWN_USER);
            assertRefused(left.block(BOB, true, LATER), ErrorCode.UNKNOWN_USER);
            assertThat(left.leave(ANN, LATER)).isEqualTo(new Unchanged());
        }

        @Test
        void blocksAndRequestsEndToo() {
            Friendship blocked = after(friends, friends.block(BOB, true, LATER));
            assertThat(after(blocked, blocked.leave(ANN, LATER)).blocks()).isEmpty();
            assertThat(after(asked, asked.leave(BOB, LATER)).latest().status()).isEqualTo(FriendRequestStatus.REJECTED);
        }
    }
}
