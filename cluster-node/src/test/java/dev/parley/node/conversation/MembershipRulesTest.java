package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.CARLA;
import static dev.parley.node.conversation.ConversationScript.ID;
import static dev.parley.node.conversation.ConversationScript.NOON;
import static dev.parley.node.conversation.ConversationScript.SETTINGS;
import static dev.parley.node.conversation.ConversationScript.member;
import static dev.parley.node.conversation.ConversationScript.user;
import static dev.parley.node.conversation.MessageRulesTest.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.node.conversation.ConversationCommand.Configure;
import dev.parley.node.conversation.ConversationCommand.Create;
import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.ConversationCreated;
import dev.parley.persistence.conversation.ConversationEvent.ConversationRenamed;
import dev.parley.persistence.conversation.ConversationEvent.MemberRemoved;
import dev.parley.persistence.conversation.ConversationEvent.MemberRoleChanged;
import dev.parley.persistence.conversation.ConversationEvent.MembersAdded;
import dev.parley.persistence.conversation.NewMember;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.error.ErrorCode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MembershipRulesTest {
    private final MembershipRules rules = new MembershipRules(SETTINGS);
    private final ConversationScript script = new ConversationScript();

    private static List<ConversationEvent> accepted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accept.class);
        return ((Decision.Accept) decision).events();
    }

    private static Create create(ConversationType type, String name, UserId by, List<NewMember> members) {
        return new Create(type, name, null, by, members, 1, null);
    }

    private static Configure rename(UserId by, String name) {
        return new Configure(by, name, null, null, 1, null);
    }

    private static OpenConversation direct() {
        return OpenConversation.of(
                new ConversationCreated(
                        ID,
                        ConversationType.DIRECT,
                        null,
                        null,
                        ANNA,
                        List.of(member(ANNA, Role.MEMBER), member(BERTA, Role.MEMBER)),
                        NOON),
                SETTINGS);
    }

    @Nested
    class Creating {
        @Test
        void beginsTheLog() {
            List<NewMember> members = List.of(member(ANNA, Role.ADMIN));

            assertThat(accepted(rules.create(
                            new Conversation.Absent(), ID, create(ConversationType.GROUP, "us", ANNA, members), NOON)))
                    .containsExactly(
                            new ConversationCreated(ID, ConversationType.GROUP, "us", null, ANNA, members, NOON));
        }

        @Test
        void aDirectConversationAgainChangesNothingForItsMembers() {
            assertThat(accepted(
                            rules.create(direct(), ID, create(ConversationType.DIRECT, null, BERTA, List.of()), NOON)))
                    .isEmpty();
            assertThat(refusal(
                            rules.create(direct(), ID, create(ConversationType.DIRECT, null, CARLA, List.of()), NOON)))
                    .isEqualTo(ErrorCode.CONFLICT);
        }

        @Test
        void anExistingGroupIsAConflict() {
            assertThat(refusal(rules.create(
                            script.open(), ID, create(ConversationType.GROUP, "x", ANNA, List.of()), NOON)))
                    .isEqualTo(ErrorCode.CONFLICT);
        }

        @Test
        void hasALimit() {
            List<NewMember> six = IntStream.rangeClosed(1, 6)
                    .mapToObj(number -> member(user(number), Role.MEMBER))
                    .toList();

            assertThat(refusal(rules.create(
                            new Conversation.Absent(), ID, create(ConversationType.GROUP, "us", ANNA, six), NOON)))
                    .isEqualTo(ErrorCode.CONVERSATION_FULL);
        }
    }

    @Nested
    class Renaming {
        @Test
        void isForAdmins() {
            assertThat(accepted(rules.configure(script.open(), rename(ANNA, "new"), NOON)))
                    .containsExactly(new ConversationRenamed(ANNA, "new", NOON));
            assertThat(refusal(rules.configure(script.open(), rename(BERTA, "new"), NOON)))
                    .isEqualTo(ErrorCode.NOT_PERMITTED);
            assertThat(refusal(rules.configure(script.open(), rename(CARLA, "new"), NOON)))
                    .isEqualTo(ErrorCode.UNKNOWN_CONVERSATION);
        }

        @Test
        void toTheSameNameIsNoEvent() {
            assertThat(accepted(rules.configure(script.open(), rename(ANNA, "friends"), NOON)))
                    .isEmpty();
        }
    }

    @Nested
    class Adding {
        @Test
        void passesOverThoseWhoAreIn() {
            NewMember carla = member(CARLA, Role.MEMBER);

            assertThat(accepted(rules.add(script.open(), BERTA, List.of(member(ANNA, Role.MEMBER), carla), NOON)))
                    .containsExactly(new MembersAdded(BERTA, List.of(carla), NOON));
            assertThat(accepted(rules.add(script.open(), BERTA, List.of(member(ANNA, Role.MEMBER)), NOON)))
                    .isEmpty();
        }

        @Test
        void theSameUserTwiceIsOneMember() {
            NewMember carla = member(CARLA, Role.MEMBER);

            assertThat(accepted(rules.add(script.open(), ANNA, List.of(carla, carla), NOON)))
                    .containsExactly(new MembersAdded(ANNA, List.of(carla), NOON));
        }

        @Test
        void stopsAtTheLimit() {
            List<NewMember> four = IntStream.rangeClosed(3, 6)
                    .mapToObj(number -> member(user(number), Role.MEMBER))
                    .toList();

            assertThat(refusal(rules.add(script.open(), ANNA, four, NOON))).isEqualTo(ErrorCode.CONVERSATION_FULL);
            assertThat(accepted(rules.add(script.open(), ANNA, four.subList(0, 3), NOON)))
                    .hasSize(1);
        }

        @Test
        void isNotForStrangersNorForDirectConversations() {
            List<NewMember> carla = List.of(member(CARLA, Role.MEMBER));

            assertThat(refusal(rules.add(script.open(), CARLA, carla, NOON))).isEqualTo(ErrorCode.UNKNOWN_CONVERSATION);
            assertThat(refusal(rules.add(direct(), ANNA, carla, NOON))).isEqualTo(ErrorCode.NOT_PERMITTED);
        }
    }

    @Nested
    class Removing {
        @Test
        void isForAdminsAndForOneself() {
            assertThat(accepted(rules.remove(script.open(), ANNA, BERTA, NOON)))
                    .containsExactly(new MemberRemoved(ANNA, BERTA, NOON));
            assertThat(accepted(rules.remove(script.open(), BERTA, BERTA, NOON)))
                    .containsExactly(new MemberRemoved(BERTA, BERTA, NOON));
            assertThat(refusal(rules.remove(script.open(), BERTA, ANNA, NOON))).isEqualTo(ErrorCode.NOT_PERMITTED);
            assertThat(refusal(rules.remove(script.open(), ANNA, CARLA, NOON))).isEqualTo(ErrorCode.UNKNOWN_MEMBER);
            assertThat(refusal(rules.remove(script.open(), CARLA, CARLA, NOON)))
                    .isEqualTo(ErrorCode.UNKNOWN_CONVERSATION);
            assertThat(refusal(rules.remove(direct(), ANNA, ANNA, NOON))).isEqualTo(ErrorCode.NOT_PERMITTED);
        }

        @Test
        void theLastAdminsLeavingPromotesTheLongestStandingMember() {
            script.play(new MembersAdded(ANNA, List.of(member(user(0), Role.MEMBER)), NOON));

            assertThat(accepted(rules.remove(script.open(), ANNA, ANNA, NOON)))
                    .containsExactly(
                            new MemberRemoved(ANNA, ANNA, NOON), new MemberRoleChanged(ANNA, BERTA, Role.ADMIN, NOON));
        }

        @Test
        void theLastMemberLeavesAnEmptyGroup() {
            script.play(new MemberRemoved(ANNA, BERTA, NOON));

            assertThat(accepted(rules.remove(script.open(), ANNA, ANNA, NOON)))
                    .containsExactly(new MemberRemoved(ANNA, ANNA, NOON));
        }

        @Test
        void anAdminAmongAdminsHasNoSuccessor() {
            script.play(new MemberRoleChanged(ANNA, BERTA, Role.ADMIN, NOON));

            assertThat(accepted(rules.remove(script.open(), ANNA, ANNA, NOON))).hasSize(1);
        }
    }

    @Nested
    class ChangingRoles {
        @Test
        void isForAdmins() {
            assertThat(accepted(rules.changeRole(script.open(), ANNA, BERTA, Role.ADMIN, NOON)))
                    .containsExactly(new MemberRoleChanged(ANNA, BERTA, Role.ADMIN, NOON));
            assertThat(refusal(rules.changeRole(script.open(), BERTA, BERTA, Role.ADMIN, NOON)))
                    .isEqualTo(ErrorCode.NOT_PERMITTED);
            assertThat(refusal(rules.changeRole(script.open(), ANNA, CARLA, Role.ADMIN, NOON)))
                    .isEqualTo(ErrorCode.UNKNOWN_MEMBER);
            assertThat(accepted(rules.changeRole(script.open(), ANNA, BERTA, Role.MEMBER, NOON)))
                    .isEmpty();
        }

        @Test
        void theLastAdminStaysOne() {
            assertThat(refusal(rules.changeRole(script.open(), ANNA, ANNA, Role.MEMBER, NOON)))
                    .isEqualTo(ErrorCode.CONFLICT);
            script.play(new MemberRoleChanged(ANNA, BERTA, Role.ADMIN, NOON));
            assertThat(accepted(rules.changeRole(script.open(), ANNA, ANNA, Role.MEMBER, NOON)))
                    .hasSize(1);
        }
    }
}
