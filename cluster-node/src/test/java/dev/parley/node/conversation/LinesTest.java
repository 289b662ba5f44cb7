package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.CARLA;
import static dev.parley.node.conversation.ConversationScript.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.node.delivery.Line;
import dev.parley.persistence.conversation.ConversationEvent.MemberRemoved;
import dev.parley.persistence.conversation.ConversationEvent.MembersAdded;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each kind of viewer sees of the same events. */
class LinesTest {
    private final ConversationScript script = new ConversationScript();

    private Lines lines() {
        return new Lines(script.open(), script.played(), rev -> rev.value() == 2 ? 77 : 0);
    }

    private List<Line> seenBy(UserId user) {
        return lines().seenBy(Viewer.of(script.open().member(user).orElseThrow()));
    }

    private static List<Long> revs(List<Line> lines) {
        return lines.stream().map(line -> line.rev().value()).toList();
    }

    @Test
    void aMemberOfTheFirstHourSeesAllFromItsBeginning() {
        script.post(ANNA, "a", "hello");

        List<Line> seen = seenBy(BERTA);
        assertThat(revs(seen)).containsExactly(1L, 2L);
        assertThat(seen.get(0).frame().json()).contains("conversation_created", "\"rev\":1", "friends");
        assertThat(seen.get(1).frame().json()).contains("new_message", "hello");
        assertThat(seen).extracting(Line::origin).containsExactly(0L, 77L);
    }

    @Test
    void aLateJoinerBeginsWithTheEventThatPutItIn() {
        Message secret = script.post(ANNA, "a", "secret");
        script.play(new MembersAdded(ANNA, List.of(member(CARLA, Role.MEMBER)), script.now()));
        script.post(BERTA, "b", "welcome");

        List<Line> seen = seenBy(CARLA);
        assertThat(revs(seen)).containsExactly(3L, 4L);
        assertThat(seen.get(0).frame().json())
                .contains("conversation_created", "\"rev\":3", "\"lastSeq\":1", CARLA.toString())
                .doesNotContain("secret");
        assertThat(lines().seenBy(Viewer.of(script.open().member(BERTA).orElseThrow()))
                        .get(2)
                        .frame()
                        .json())
                .contains("member_added");
        assertThat(secret.text()).isEqualTo("secret");
    }

    @Test
    void aLateJoinerSeesThatAnOldMessageChangedButNotWhatItSays() {
        Message secret = script.post(ANNA, "a", "secret");
        script.play(new MembersAdded(ANNA, List.of(member(CARLA, Role.MEMBER)), script.now()));
        script.edit(secret, "secret too");

        Line edit = seenBy(CARLA).get(1);
        assertThat(edit.rev()).isEqualTo(new Rev(4));
        assertThat(edit.frame().json()).contains("message_edited").doesNotContain("secret");
        assertThat(seenBy(BERTA).get(3).frame().json()).contains("secret too");
    }

    @Test
    void anUnsentTextIsInNoLine() {
        Message message = script.post(ANNA, "a", "secret");
        script.edit(message, "secret too");
        script.unsend(message);

        List<Line> seen = seenBy(BERTA);
        assertThat(revs(seen)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(seen).noneMatch(line -> line.frame().json().contains("secret"));
    }

    @Test
    void oneWhoIsGoneSeesItsRemovalAndNothingMore() {
        Participant berta = script.open().member(BERTA).orElseThrow();
        script.post(ANNA, "a", "hello");
        script.play(new MemberRemoved(ANNA, BERTA, script.now()));
        script.post(ANNA, "b", "about you");

        List<Line> seen = lines().seenBy(Viewer.of(berta).until(new Rev(3)));
        assertThat(revs(seen)).containsExactly(1L, 2L, 3L);
        assertThat(seen.get(2).frame().json()).contains("member_removed", "\"reason\":\"removed\"");
    }

    @Test
    void viewersWhoSeeTheSameShareOneList() {
        script.post(ANNA, "a", "hello");
        script.play(new MembersAdded(ANNA, List.of(member(CARLA, Role.MEMBER)), script.now()));
        script.post(ANNA, "b", "hello Carla");
        Lines all = lines();
        Viewer anna = Viewer.of(script.open().member(ANNA).orElseThrow());
        Viewer carla = Viewer.of(script.open().member(CARLA).orElseThrow());

        assertThat(all.seenBy(anna))
                .isSameAs(all.seenBy(Viewer.of(script.open().member(BERTA).orElseThrow())));
        assertThat(all.seenBy(anna)).isNotSameAs(all.seenBy(carla));
        assertThat(all.seenBy(anna).get(3)).isSameAs(all.seenBy(carla).get(1));

        Lines recent = new Lines(script.open(), List.of(script.event(4)), rev -> 0);
        assertThat(recent.seenBy(anna)).isSameAs(recent.seenBy(carla));
    }

    @Test
    void membersAreToldWhatTheirViewOfEachRunOfEventsIs() {
        Message secret = script.post(ANNA, "a", "secret");
        script.play(new MembersAdded(ANNA, List.of(member(CARLA, Role.MEMBER)), script.now()));
        script.post(BERTA, "b", "welcome");
        script.edit(secret, "secret too");

        for (int from = 0; from < script.played().size(); from++) {
            List<NumberedEvent> run =
                    script.played().subList(from, script.played().size());
            Lines told = new Lines(script.open(), run, rev -> 0);
            for (UserId user : List.of(ANNA, CARLA, BERTA)) {
                Participant member = script.open().member(user).orElseThrow();
                Lines alone = new Lines(script.open(), run, rev -> 0);
                assertThat(json(told.seenBy(member))).isEqualTo(json(alone.seenBy(Viewer.of(member))));
            }
        }
    }

    @Test
    void membersWhoSeeTheSameShareOneList() {
        script.post(ANNA, "a", "hello");
        List<NumberedEvent> last = script.played().subList(1, 2);
        Lines lines = new Lines(script.open(), last, rev -> 0);

        assertThat(lines.seenBy(script.open().member(ANNA).orElseThrow()))
                .isSameAs(lines.seenBy(script.open().member(BERTA).orElseThrow()));
    }

    private static List<String> json(List<Line> lines) {
        return lines.stream().map(line -> line.frame().json()).toList();
    }
}
