package dev.parley.node.local;

import static dev.parley.node.local.Guest.get;
import static dev.parley.node.local.Guest.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.protocol.conversation.ChangeConversation;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.Invite;
import dev.parley.protocol.conversation.Member;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.frame.ServerFrame;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who comes into a group, who decides in it, who leaves it, and what each of them sees. */
@ExtendWith(SharedParley.class)
class GroupsE2E {
    private final Company company;

    GroupsE2E(LocalParley parley) {
        company = new Company(parley);
    }

    @AfterEach
    void goHome() {
        company.close();
    }

    @Test
    void anInviteLetsInAsManyAsItSays() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        Guest carl = company.guest("Carl");
        Guest dan = company.guest("Dan");
        ConversationId group = group(ann, ben);
        assertThat(refusal(ben.client().conversations().invites().create(group, null, null)))
                .isEqualTo("not_permitted");

        Invite invite = get(ann.client().conversations().invites().create(group, null, 1));
        assertThat(invite.maxUses()).isEqualTo(1);
        ConversationInfo joined = get(carl.client().conversations().invites().join(invite.code()));
        assertThat(joined.conversationId()).isEqualTo(group);
        carl.hears(ServerFrame.ConversationCreated.class, frame -> frame.conversationId()
                .equals(group));
        for (Guest hearer : List.of(ann, ben)) {
            ServerFrame.MemberAdded added = hearer.hears(ServerFrame.MemberAdded.class, frame -> frame.conversationId()
                    .equals(group));
            assertThat(added.actorId()).isEqualTo(carl.id());
        }
        carl.say(group, "Good evening");
        ann.hears("Good evening");
        assertThat(refusal(dan.client().conversations().invites().join(invite.code())))
                .isEqualTo("unknown_invite");

        Invite another = get(ann.client().conversations().invites().create(group, null, null));
        await().untilAsserted(() -> assertThat(
                        get(ann.client().conversations().invites().list(group, null, 10))
                                .items())
                .extracting(Invite::code)
                .containsExactly(another.code()));
        get(ann.client().conversations().invites().revoke(group, another.code()));
        assertThat(refusal(dan.client().conversations().invites().join(another.code())))
                .isEqualTo("unknown_invite");
    }

    @Test
    void adminsDecideAsLongAsTheyAreOnes() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        Guest carl = company.guest("Carl");
        ConversationId group = group(ann, ben, carl);
        assertThat(refusal(ben.client().conversations().rename(group, "Ben's"))).isEqualTo("not_permitted");
        assertThat(refusal(ben.client().conversations().removeMember(group, carl.id())))
                .isEqualTo("not_permitted");

        get(ann.client().conversations().changeRole(group, ben.id(), Role.ADMIN));
        carl.hears(ServerFrame.MemberRoleChanged.class, frame -> frame.role() == Role.ADMIN);
        get(ben.client().conversations().rename(group, "Bistro"));
        for (Guest hearer : List.of(ann, ben, carl)) {
            hearer.hears(
                    ServerFrame.ConversationRenamed.class, frame -> frame.name().equals("Bistro"));
        }
        ServerFrame.MessageAccepted rude = carl.say(group, "Something rude");
        get(ben.client().conversations().unsend(group, rude.messageId()));
        carl.hears(
                ServerFrame.MessageUnsent.class,
                frame -> frame.message().messageId().equals(rude.messageId()));

        get(ann.client().conversations().changeRole(group, ben.id(), Role.MEMBER));
        assertThat(refusal(ben.client().conversations().rename(group, "Ben's"))).isEqualTo("not_permitted");
    }

    @Test
    void theLastAdminIsFollowedByTheLongestStandingMember() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        Guest carl = company.guest("Carl");
        ConversationId group = group(ann, ben);
        get(ann.client().conversations().addMembers(group, List.of(carl.id())));
        get(ann.client().conversations().leave(group));
        ServerFrame.MemberRemoved gone = carl.hears(
                ServerFrame.MemberRemoved.class, frame -> frame.conversationId().equals(group));
        assertThat(gone.reason()).isEqualTo(ServerFrame.MemberRemoved.Reason.LEFT);
        for (Guest hearer : List.of(ben, carl)) {
            hearer.hears(
                    ServerFrame.MemberRoleChanged.class,
                    frame -> frame.userId().equals(ben.id()) && frame.role() == Role.ADMIN);
        }
        await().untilAsserted(() -> assertThat(
                        get(carl.client().conversations().get(group)).members())
                .filteredOn(member -> member.role() == Role.ADMIN)
                .extracting(Member::userId)
                .containsExactly(ben.id()));
        get(ben.client().conversations().rename(group, "Without Ann"));
    }

    @Test
    void whoIsSentAwayHearsNothingMore() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        Guest carl = company.guest("Carl");
        ConversationId group = group(ann, ben, carl);
        ann.say(group, "With Carl");
        carl.hears("With Carl");
        get(ann.client().conversations().removeMember(group, carl.id()));
        ServerFrame.MemberRemoved gone = carl.hears(
                ServerFrame.MemberRemoved.class, frame -> frame.conversationId().equals(group));
        assertThat(gone.reason()).isEqualTo(ServerFrame.MemberRemoved.Reason.REMOVED);

        ann.say(group, "Without Carl");
        ben.hears("Without Carl");
        assertThat(refusal(carl.session().send(group, "Hey!"))).isEqualTo("unknown_conversation");
        assertThat(refusal(carl.client().conversations().latest(group, 10))).isEqualTo("unknown_conversation");
        assertThat(carl.heard(ServerFrame.NewMessage.class))
                .noneMatch(frame -> "Without Carl".equals(frame.message().text()));
        await().untilAsserted(() -> assertThat(
                        get(carl.client().conversations().list(null, 10)).items())
                .noneMatch(row -> row.conversationId().equals(group)));
    }

    @Test
    void theGroupDecidesWhatNewMembersSeeOfThePast() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        Guest carl = company.guest("Carl");
        Guest dan = company.guest("Dan");
        ConversationId group = group(ann, ben);
        ann.say(group, "In the beginning");
        get(ann.client().conversations().addMembers(group, List.of(carl.id())));
        ann.say(group, "Carl is here");
        carl.hears("Carl is here");
        assertThat(texts(carl, group)).containsExactly("Carl is here");

        get(ann.client().conversations().change(group, new ChangeConversation(null, null, History.FROM_START)));
        ben.hears(ServerFrame.ConversationChanged.class, frame -> frame.history() == History.FROM_START);
        get(ann.client().conversations().addMembers(group, List.of(dan.id())));
        ann.say(group, "Dan is here");
        dan.hears("Dan is here");
        assertThat(texts(dan, group)).containsExactly("Dan is here", "Carl is here", "In the beginning");
    }

    private static ConversationId group(Guest admin, Guest... members) {
        ConversationId group = get(admin.client()
                        .conversations()
                        .group("Café", Stream.of(members).map(Guest::id).toList()))
                .conversationId();
        for (Guest member : members) {
            member.hears(ServerFrame.ConversationCreated.class, frame -> frame.conversationId()
                    .equals(group));
        }
        return group;
    }

    /** Newest first. */
    private static List<String> texts(Guest guest, ConversationId group) {
        return get(guest.client().conversations().latest(group, 10)).items().stream()
                .map(Message::text)
                .toList();
    }
}
