package dev.parley.node.local;

import static dev.parley.node.local.Guest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.frame.ServerFrame.PresenceUpdate;
import dev.parley.protocol.frame.ServerFrame.PresenceUpdate.Status;
import dev.parley.protocol.frame.ServerFrame.TypingIndicator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is there, who was, and who is writing, as others on another node see it. */
@ExtendWith(SharedParley.class)
class PresenceE2E {
    /** What the protocol promises to wait before somebody is gone. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Company company;

    PresenceE2E(LocalParley parley) {
        company = new Company(parley);
    }

    @AfterEach
    void goHome() {
        company.close();
    }

    @Test
    void friendsSeeTheLastDeviceGoAfterAGraceAndNobodyElseSeesAnything() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        Guest carl = company.guest("Carl");
        Guest stranger = company.guest("Dan");
        Guest bensPhone = company.connected(ben.user());
        ann.befriend(ben);
        ann.befriend(carl);
        ann.hears(PresenceUpdate.class, frame -> is(frame, ben.id(), Status.ONLINE));
        ann.hears(PresenceUpdate.class, frame -> is(frame, carl.id(), Status.ONLINE));
        ben.hears(PresenceUpdate.class, frame -> is(frame, ann.id(), Status.ONLINE));

        long left = System.nanoTime();
        ben.close();
        carl.close();
        bensPhone.close();
        Guest carlAgain = company.connected(carl.user());
        PresenceUpdate gone = ann.hears(PresenceUpdate.class, frame -> is(frame, ben.id(), Status.OFFLINE));
        assertThat(Duration.ofNanos(System.nanoTime() - left)).isGreaterThanOrEqualTo(GRACE.minusSeconds(1));
        assertThat(gone.lastSeenAt()).isNotNull();
        assertThat(ann.heard(PresenceUpdate.class)).noneMatch(frame -> is(frame, carl.id(), Status.OFFLINE));
        assertThat(stranger.heard(PresenceUpdate.class)).isEmpty();

        User seen = get(ann.client().accounts().profile(ben.id()));
        assertThat(seen.online()).isFalse();
        assertThat(seen.lastSeenAt()).isEqualTo(gone.lastSeenAt());
        assertThat(get(stranger.client().accounts().profile(ben.id())).lastSeenAt())
                .isNull();

        ann.forget();
        company.connected(ben.user());
        ann.hears(PresenceUpdate.class, frame -> is(frame, ben.id(), Status.ONLINE));
        carlAgain.hears(PresenceUpdate.class, frame -> is(frame, ann.id(), Status.ONLINE));
    }

    @Test
    void whoWatchesIsAnsweredAtOnceAndOnlyAsLongAsItWatches() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        User away = company.registered("Carl");
        ann.session().watchPresence(List.of(ben.id(), away.userId()));
        ann.hears(PresenceUpdate.class, frame -> is(frame, ben.id(), Status.ONLINE));
        ann.hears(PresenceUpdate.class, frame -> is(frame, away.userId(), Status.OFFLINE));
        assertThat(ben.heard(PresenceUpdate.class)).isEmpty();

        Guest here = company.connected(away);
        ann.hears(PresenceUpdate.class, frame -> is(frame, away.userId(), Status.ONLINE));
        ann.session().watchPresence(List.of(ben.id()));
        ann.forget();
        ann.session().watchPresence(List.of(ben.id()));
        ann.hears(PresenceUpdate.class, frame -> is(frame, ben.id(), Status.ONLINE));
        here.close();
        ben.close();
        ann.hears(PresenceUpdate.class, frame -> is(frame, ben.id(), Status.OFFLINE));
        assertThat(ann.heard(PresenceUpdate.class))
                .noneMatch(frame -> frame.userId().equals(away.userId()));
    }

    @Test
    void typingIsHeardByTheOthersAndEndsByItselfWhenTheWriterIsGone() throws Exception {
        Guest ann = company.guest("Ann");
        Guest ben = company.guest("Ben");
        Guest annsPhone = company.connected(ann.user());
        ConversationId talk = ann.talkTo(ben);
        ann.say(talk, "Wait");
        ben.hears("Wait");
        annsPhone.hears("Wait");

        annsPhone.session().startTyping(talk);
        ben.hears(TypingIndicator.class, frame -> frame.userId().equals(ann.id()) && frame.typing());
        annsPhone.session().stopTyping(talk);
        ben.hears(TypingIndicator.class, frame -> frame.userId().equals(ann.id()) && !frame.typing());

        ben.forget();
        annsPhone.session().startTyping(talk);
        ben.hears(TypingIndicator.class, TypingIndicator::typing);
        annsPhone.close();
        await().atMost(Duration.ofSeconds(12)).untilAsserted(() -> assertThat(ben.heard(TypingIndicator.class))
                .last()
                .satisfies(last -> assertThat(last.typing()).isFalse()));
        assertThat(annsPhone.heard(TypingIndicator.class)).isEmpty();
    }

    private static boolean is(PresenceUpdate frame, UserId user, Status status) {
        return frame.userId().equals(user) && frame.status() == status;
    }
}
