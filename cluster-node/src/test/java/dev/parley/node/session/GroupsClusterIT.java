package dev.parley.node.session;

import static dev.parley.node.session.TalkForTests.done;
import static dev.parley.node.session.TalkForTests.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.api.account.Principal;
import dev.parley.api.conversation.HistoryQuery;
import dev.parley.persistence.CassandraForTests;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ChangeConversation;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.ConversationSummary;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.CreateConversation;
import dev.parley.protocol.conversation.CreateInvite;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.Invite;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Groups through a real Cassandra and two nodes: invites, the history that a newcomer sees, many members. */
class GroupsClusterIT {
    @RegisterExtension
    @Order(1)
    static final CassandraForTests CASSANDRA = new CassandraForTests();

    @RegisterExtension
    @Order(2)
    static final TalkForTests HERE = new TalkForTests(CASSANDRA);

    @RegisterExtension
    @Order(3)
    static final TalkForTests THERE = new TalkForTests(CASSANDRA, HERE);

    private static final Principal ANNA = user(1);
    private static final Principal BERTA = user(2);
    private static final Principal CARLA = user(3);

    private static Principal user(int number) {
        return new Principal(
                new UserId(new UUID(0x0191_0000_0000_7000L, number)),
                new DeviceId(new UUID(8, number)),
                "user" + number,
                "User " + number,
                Instant.MAX,
                false);
    }

    private static ConversationInfo group(History history) {
        return done(HERE.conversations()
                        .create(
                                ANNA,
                                new CreateConversation(ConversationType.GROUP, "us", List.of(BERTA.userId()), history)))
                .value();
    }

    private static Message post(Principal sender, ConversationId room, String id) {
        return done(HERE.messages()
                        .post(
                                sender,
                                room,
                                new SendMessage(
                                        new ClientMessageId("id-" + id.hashCode()), null, id, null, null, null)))
                .value();
    }

    private static Invite invite(ConversationId room, Integer uses) {
        return done(HERE.invites().create(ANNA, room, new CreateInvite(null, uses)));
    }

    private static ConversationSummary row(Principal user, ConversationId room) {
        return done(THERE.inbox().conversations(user, null, 100)).items().stream()
                .filter(summary -> summary.conversationId().equals(room))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noMoreJoinByAnInviteThanMayHoweverManyTryAtOnce() {
        ConversationId room = group(null).conversationId();
        Invite invite = invite(room, 5);
        List<CompletionStage<Outcome<ConversationInfo>>> tries = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            tries.add((i % 2 == 0 ? HERE : THERE).invites().join(user(100 + i), invite.code()));
        }

        long joined = tries.stream()
                .filter(attempt -> attempt.toCompletableFuture().join().fold(info -> true, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.UNKNOWN_INVITE);
                    return false;
                }))
                .count();
        assertThat(joined).isEqualTo(5);
        assertThat(done(HERE.conversations().get(ANNA, room)).members()).hasSize(7);
        assertThat(done(HERE.invites().list(ANNA, room, null, 50)).items()).isEmpty();
    }

    @Test
    void whoIsInUsesNothingUpAndWhoWasSentAwayMayComeBack() {
        ConversationId room = group(null).conversationId();
        Invite invite = invite(room, 2);
        assertThat(done(HERE.invites().join(BERTA, invite.code())).members()).hasSize(2);
        assertThat(done(HERE.invites().join(CARLA, invite.code())).members()).hasSize(3);
        done(HERE.invites().join(CARLA, invite.code()));
        done(HERE.conversations().removeMember(ANNA, room, CARLA.userId()));
        assertThat(done(HERE.invites().list(ANNA, room, null, 50)).items())
                .singleElement()
                .satisfies(present -> assertThat(present.uses()).isEqualTo(1));

        done(THERE.invites().join(CARLA, invite.code()));
        done(HERE.conversations().removeMember(ANNA, room, CARLA.userId()));
        assertThat(refusal(HERE.invites().join(CARLA, invite.code()))).isEqualTo(ErrorCode.UNKNOWN_INVITE);
    }

    @Test
    void invitesAreForAdminsEndAndAreTakenBack() {
        ConversationId room = group(null).conversationId();
        assertThat(refusal(HERE.invites().create(BERTA, room, new CreateInvite(null, null))))
                .isEqualTo(ErrorCode.NOT_PERMITTED);
        assertThat(refusal(HERE.invites().list(CARLA, room, null, 50))).isEqualTo(ErrorCode.UNKNOWN_CONVERSATION);

        Invite brief = done(HERE.invites().create(ANNA, room, new CreateInvite(1L, null)));
        await().atMost(Duration.ofSeconds(10)).until(() -> HERE.invites()
                .join(CARLA, brief.code())
                .toCompletableFuture()
                .join()
                .fold(
                        info -> {
                            done(HERE.conversations().removeMember(CARLA, room, CARLA.userId()));
                            return false;
                        },
                        refusal -> refusal.code() == ErrorCode.UNKNOWN_INVITE));
        Invite revoked = invite(room, null);
        assertThat(revoked.code()).hasSize(22);
        assertThat(revoked.maxUses()).isEqualTo(100);
        done(THERE.invites().revoke(ANNA, room, revoked.code()));
        assertThat(refusal(HERE.invites().join(CARLA, revoked.code()))).isEqualTo(ErrorCode.UNKNOWN_INVITE);
        assertThat(refusal(HERE.invites().revoke(ANNA, room, revoked.code()))).isEqualTo(ErrorCode.UNKNOWN_INVITE);
        IntStream.range(0, 50).forEach(i -> invite(room, null));
        assertThat(refusal(HERE.invites().create(ANNA, room, new CreateInvite(null, null))))
                .isEqualTo(ErrorCode.LIST_FULL);
    }

    @Test
    void aNewcomerSeesTheHistoryThatTheGroupShowsAndHasNothingUnread() {
        ConversationId room = group(History.FROM_START).conversationId();
        Message old = post(ANNA, room, "old");
        post(BERTA, room, "old too");
        ConversationInfo joined =
                done(THERE.invites().join(CARLA, invite(room, 1).code()));
        assertThat(joined.history()).isEqualTo(History.FROM_START);
        for (int i = 0; i < 60; i++) {
            post(ANNA, room, "push the window on " + i);
        }

        assertThat(done(THERE.messages().history(CARLA, room, new HistoryQuery.After(Seq.ZERO, 10)))
                        .items())
                .extracting(Message::text)
                .startsWith("old", "old too");
        assertThat(done(THERE.messages().message(CARLA, room, old.messageId())).text())
                .isEqualTo("old");
        assertThat(row(CARLA, room).unread()).isEqualTo(60);
        assertThat(done(THERE.messages().react(CARLA, room, old.messageId(), "👍", false))
                        .reactions())
                .containsOnlyKeys("👍");
        assertThat(done(HERE.messages().history(ANNA, room, new HistoryQuery.After(Seq.ZERO, 1)))
                        .items()
                        .get(0)
                        .reactions())
                .containsEntry("👍", List.of(CARLA.userId()));
    }

    @Test
    void avatarAndSettingAreInListsAndToldLive() {
        ConversationId room = group(null).conversationId();
        PlayedSocket socket = new PlayedSocket();
        var berta = THERE.open(BERTA, socket);
        await().atMost(Duration.ofSeconds(20)).until(() -> !socket.of("welcome").isEmpty());
        MediaId avatar = new MediaId(new UUID(5, 5));
        ConversationInfo changed =
                done(HERE.conversations().change(ANNA, room, new ChangeConversation("we", avatar, History.FROM_START)));

        assertThat(changed.name()).isEqualTo("we");
        assertThat(changed.avatarMediaId()).isEqualTo(avatar);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(socket.of("conversation_renamed")).hasSize(1);
            assertThat(socket.of("conversation_changed"))
                    .singleElement()
                    .asString()
                    .contains("FROM_START", avatar.toString());
            assertThat(row(BERTA, room).avatarMediaId()).isEqualTo(avatar);
        });
        assertThat(refusal(HERE.conversations().change(BERTA, room, new ChangeConversation(null, avatar, null))))
                .isEqualTo(ErrorCode.NOT_PERMITTED);
        berta.closed();
    }

    @Test
    void aGroupOfAThousandIsMadeInPortionsPostedToAndDescribed() {
        ConversationId room = group(null).conversationId();
        PlayedSocket socket = new PlayedSocket();
        Principal last = user(10_997);
        var connection = THERE.open(last, socket);
        await().atMost(Duration.ofSeconds(20)).until(() -> !socket.of("welcome").isEmpty());
        for (int first = 10_000; first < 10_998; first += 250) {
            List<UserId> portion = IntStream.range(first, Math.min(10_998, first + 250))
                    .mapToObj(number -> user(number).userId())
                    .toList();
            done(HERE.conversations().addMembers(ANNA, room, portion));
        }
        assertThat(refusal(HERE.conversations().addMembers(ANNA, room, List.of(CARLA.userId()))))
                .isEqualTo(ErrorCode.CONVERSATION_FULL);
        Message message = post(ANNA, room, "to all of you");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(socket.of("conversation_created")).hasSize(1);
            assertThat(socket.of("new_message")).hasSize(1);
        });
        ConversationInfo described = done(THERE.conversations().get(last, room));
        assertThat(described.members()).hasSize(1_000);
        assertThat(described.members())
                .filteredOn(member -> member.role() == Role.ADMIN)
                .hasSize(1);
        assertThat(done(THERE.messages().receipts(ANNA, room, message.messageId(), null, 100))
                        .items())
                .hasSize(100);
        connection.closed();
    }
}
