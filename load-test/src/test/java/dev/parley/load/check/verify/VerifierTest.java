package dev.parley.load.check.verify;

import static dev.parley.load.check.verify.Story.ANN;
import static dev.parley.load.check.verify.Story.BEN;
import static dev.parley.load.check.verify.Story.CID;
import static dev.parley.load.check.verify.Story.PLACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.load.check.record.Entry;
import dev.parley.load.check.record.Entry.Kind;
import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Observation.Action;
import dev.parley.load.check.record.Observation.Outcome;
import dev.parley.load.check.record.Said;
import dev.parley.protocol.conversation.ReceiptStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker can fail: each promise, broken once in a story that is otherwise without faults. */
class VerifierTest {
    private final Story story = new Story();
    private final Said first = story.post(ANN, "one");
    private final Said second = story.post(BEN, "two");

    @Test
    void findsNothingWhereNothingIsWrong() {
        Said third = story.post(CID, "three");
        story.edit(first, "one, mended");
        story.unsend(third);
        story.remove(CID);
        story.post(ANN, "four");
        story.add(CID);
        story.post(CID, "five");
        story.read(ANN, 5);
        story.receipt(BEN, ANN, 2);
        story.receipt(BEN, ANN, 5);
        assertThat(story.verdict().first()).isEmpty();
        assertThat(story.verdict().clean()).isTrue();
    }

    @Test
    void findsWhatIsLost() {
        story.history.remove(1);
        story.log.remove(2);
        breaks(Promise.LOST);
    }

    @Test
    void findsAnEditThatIsLost() {
        story.edit(first, "one, mended");
        story.history.set(0, first);
        breaks(Promise.LOST);
    }

    @Test
    void findsWhatIsDoubled() {
        story.history.add(new Said(3, first.messageId(), ANN, first.clientMessageId(), "one", null, false));
        breaks(Promise.DOUBLED);
    }

    @Test
    void findsTheSecondAcknowledgementOfWhatIsDoubled() {
        story.seen.add(new Observation.Accepted(
                story.tick(), 1, 1, PLACE, first.clientMessageId(), first.messageId(), 3, 4, false));
        breaks(Promise.MOVED);
    }

    @Test
    void findsWhatHasMoved() {
        story.ended(story.began(Action.SEND, ANN, first.clientMessageId(), null, "one", null), first.messageId(), 2L);
        breaks(Promise.MOVED);
    }

    @Test
    void findsHolesInTheNumbersOfMessages() {
        story.history.remove(0);
        breaks(Promise.SEQ_GAP);
    }

    @Test
    void findsHolesInTheNumbersOfEvents() {
        story.log.remove(1);
        breaks(Promise.REV_GAP);
    }

    @Test
    void findsNodesThatTellDifferentHistories() {
        story.otherNode = reading -> {
            List<Said> turned = new ArrayList<>(reading.history());
            turned.set(1, new Said(2, second.messageId(), BEN, second.clientMessageId(), "other", null, false));
            return new Truth.Reading(reading.node(), PLACE, reading.log(), turned);
        };
        breaks(Promise.ORDER);
    }

    @Test
    void findsFramesThatComeTwice() {
        story.hear(CID, story.log.get(1));
        breaks(Promise.ORDER);
    }

    @Test
    void findsFramesInTheWrongOrder() {
        int at = story.seen.size();
        Said third = story.post(ANN, "three");
        Said fourth = story.post(ANN, "four");
        List<Integer> heard = new ArrayList<>();
        for (int i = at; i < story.seen.size(); i++) {
            if (story.seen.get(i) instanceof Observation.Heard it && it.device() == Story.device(BEN)) {
                heard.add(i);
            }
        }
        Observation earlier = story.seen.get(heard.get(0));
        story.seen.set(heard.get(0), story.seen.get(heard.get(1)));
        story.seen.set(heard.get(1), earlier);
        assertThat(third.seq()).isLessThan(fourth.seq());
        breaks(Promise.ORDER);
    }

    @Test
    void findsAFrameThatOneSocketDidNotGetThoughItsSessionHealedThat() {
        story.post(ANN, "three");
        story.forget(Observation.Heard.class, CID, 2);
        breaks(Promise.MISSING);
    }

    @Test
    void forgivesAFrameThatTheServerOwnsUpTo() {
        story.seen.add(new Observation.Gap(story.tick(), Story.device(CID), Story.device(CID), PLACE, 4));
        Said third = story.post(ANN, "three");
        Said fourth = story.post(ANN, "four");
        story.forget(Observation.Heard.class, CID, 3);
        assertThat(third.seq()).isLessThan(fourth.seq());
        assertThat(story.verdict().first()).isEmpty();
    }

    @Test
    void forgivesFramesThatWereAskedForAgainUntilTheAnswerEnds() {
        int cid = Story.device(CID);
        story.seen.add(new Observation.Asked(story.tick(), cid, cid, PLACE, "r1", 1));
        story.hear(CID, story.log.get(1));
        story.hear(CID, story.log.get(2));
        story.seen.add(new Observation.Answered(story.tick(), cid, cid, "r1"));
        assertThat(story.verdict().first()).isEmpty();
        story.hear(CID, story.log.get(1));
        breaks(Promise.ORDER);
    }

    @Test
    void findsEventsThatTheClientHadWhenItsSocketWasOpened() {
        reopened();
        assertThat(story.verdict().first()).isEmpty();
        story.seen.add(new Observation.Heard(story.tick(), 3, 9, PLACE, story.log.get(1)));
        breaks(Promise.ORDER);
    }

    @Test
    void forgivesWhatComesBeforeTheServerHasReadWhereTheClientStands() {
        story.seen.add(new Observation.Opened(story.tick(), 3, 9, "node-2"));
        story.seen.add(new Observation.Asked(story.tick(), 3, 9, PLACE, "r9", 1));
        for (int rev : List.of(3, 2, 2, 2, 3)) {
            story.seen.add(new Observation.Heard(story.tick(), 3, 9, PLACE, story.log.get(rev - 1)));
        }
        story.seen.add(new Observation.Answered(story.tick(), 3, 9, "r9"));
        assertThat(story.verdict().first()).isEmpty();
    }

    @Test
    void forgivesAReadThatComesAfterItsAnswer() {
        story.seen.add(new Observation.Opened(story.tick(), 3, 9, "node-2"));
        story.seen.add(new Observation.Asked(story.tick(), 3, 9, PLACE, "r9", 1));
        story.seen.add(new Observation.Heard(story.tick(), 3, 9, PLACE, story.log.get(2)));
        story.seen.add(new Observation.Answered(story.tick(), 3, 9, "r9"));
        story.seen.add(new Observation.Heard(story.tick(), 3, 9, PLACE, story.log.get(1)));
        story.seen.add(new Observation.Heard(story.tick(), 3, 9, PLACE, story.log.get(2)));
        assertThat(story.verdict().first()).isEmpty();
    }

    @Test
    void findsAHoleAfterASocketWasOpened() {
        reopened();
        story.seen.add(new Observation.Heard(story.tick(), 3, 9, PLACE, new Entry(5, Kind.POSTED, first, List.of())));
        breaks(Promise.MISSING);
    }

    private void reopened() {
        story.seen.add(new Observation.Closed(story.tick(), 3, 3, 1006, "cut"));
        story.seen.add(new Observation.Opened(story.tick(), 3, 9, "node-2"));
        story.seen.add(new Observation.Asked(story.tick(), 3, 9, PLACE, "r9", 3));
        story.seen.add(new Observation.Answered(story.tick(), 3, 9, "r9"));
    }

    @Test
    void findsAClientThatIsNotCaughtUp() {
        story.forget(Observation.Delivered.class, CID, 2);
        story.forget(Observation.Heard.class, CID, 2);
        breaks(Promise.MISSING);
    }

    @Test
    void findsAHoleInAClientsLog() {
        story.post(ANN, "three");
        story.forget(Observation.Delivered.class, CID, 2);
        breaks(Promise.MISSING);
    }

    @Test
    void findsAnUnsentTextInAFrame() {
        story.unsend(first);
        story.seen.add(new Observation.Asked(story.tick(), 3, 3, PLACE, "r1", 1));
        story.hear(CID, new Entry(2, Kind.POSTED, first, List.of()));
        breaks(Promise.UNSENT_SERVED);
    }

    @Test
    void findsAnUnsentTextInAFrameOfASocketThatCameLater() {
        story.unsend(first);
        story.seen.add(new Observation.Joined(story.tick(), 4, CID, "bot", false));
        story.seen.add(new Observation.Opened(story.tick(), 4, 4, "node-2"));
        story.seen.add(new Observation.Heard(story.tick(), 4, 4, PLACE, new Entry(2, Kind.POSTED, first, List.of())));
        story.seen.add(new Observation.Left(story.tick(), 4));
        breaks(Promise.UNSENT_SERVED);
    }

    @Test
    void findsAnUnsentTextInTheHistory() {
        story.unsend(first);
        story.history.set(0, first);
        breaks(Promise.UNSENT_SERVED);
    }

    @Test
    void findsAnUnsentTextInTheLog() {
        story.unsend(first);
        story.log.set(1, new Entry(2, Kind.POSTED, first, List.of()));
        breaks(Promise.UNSENT_SERVED);
    }

    @Test
    void findsReceiptsThatGoBack() {
        story.receipt(BEN, ANN, 2);
        story.receipt(BEN, ANN, 1);
        breaks(Promise.CURSOR_BACK);
    }

    @Test
    void findsACursorThatIsNotAsFarAsSomebodyWasTold() {
        story.receipt(BEN, CID, 2);
        breaks(Promise.CURSOR_BACK);
    }

    @Test
    void findsCountsThatAreNotTrue() {
        Truth truth = story.truth();
        List<Truth.Standing> standings = new ArrayList<>(truth.standings());
        standings.set(0, new Truth.Standing("node-1", ANN, PLACE, 2, 1, 2));
        Verdict verdict =
                Verifier.verify(story, new Truth(truth.readings(), standings, truth.cursors(), truth.receipts()));
        assertThat(verdict.counts()).containsOnlyKeys(Promise.UNREAD);
    }

    @Test
    void findsReceiptsThatAreNotTrue() {
        Truth truth = story.truth();
        List<Truth.Receipt> receipts = List.of(new Truth.Receipt("node-1", PLACE, 2, CID, ReceiptStatus.READ));
        Verdict verdict =
                Verifier.verify(story, new Truth(truth.readings(), truth.standings(), truth.cursors(), receipts));
        assertThat(verdict.counts()).containsOnlyKeys(Promise.UNREAD);
    }

    @Test
    void findsATotalThatIsNotTrue() {
        story.seen.add(new Observation.Quiet(story.tick()));
        story.read(ANN, 2);
        story.seen.add(new Observation.Counted(story.tick(), 1, 1, PLACE, 2, 0, 3));
        breaks(Promise.UNREAD);
    }

    @Test
    void findsEventsThatStrangersHear() {
        story.remove(CID);
        story.post(ANN, "in private");
        story.hear(CID, story.log.get(story.log.size() - 1));
        breaks(Promise.STRANGER);
    }

    @Test
    void findsReceiptsThatStrangersHear() {
        story.remove(CID);
        story.receipt(CID, ANN, 2);
        breaks(Promise.STRANGER);
    }

    @Test
    void findsStrangersWhoSpeak() {
        story.remove(CID);
        story.post(CID, "let me in");
        breaks(Promise.STRANGER);
    }

    @Test
    void findsTextsThatNobodySent() {
        story.history.set(1, new Said(2, second.messageId(), BEN, second.clientMessageId(), "zwei", null, false));
        breaks(Promise.ALTERED);
    }

    @Test
    void findsFramesWithTextsThatNobodySent() {
        story.seen.add(new Observation.Asked(story.tick(), 3, 3, PLACE, "r1", 1));
        story.hear(
                CID,
                new Entry(
                        2,
                        Kind.POSTED,
                        new Said(1, first.messageId(), ANN, first.clientMessageId(), "eins", null, false),
                        List.of()));
        breaks(Promise.ALTERED);
    }

    @Test
    void findsReactionsThatWereLost() {
        story.react(second, ANN, "👍");
        story.history.set(1, second);
        breaks(Promise.LOST);
    }

    @Test
    void findsReactionsThatNobodyGave() {
        story.react(second, ANN, "👍");
        story.history.set(1, Story.reacted(second, BEN, "👍"));
        breaks(Promise.ALTERED);
    }

    @Test
    void findsFramesWithReactionsThatNobodyGave() {
        story.seen.add(new Observation.Asked(story.tick(), 3, 3, PLACE, "r1", 1));
        story.hear(CID, new Entry(2, Kind.POSTED, Story.reacted(first, BEN, "👎"), List.of()));
        breaks(Promise.ALTERED);
    }

    @Test
    void findsWhatIsNeverAnswered() {
        story.began(Action.SEND, ANN, Story.name(9), null, "hello?", null);
        breaks(Promise.UNANSWERED);
    }

    @Test
    void findsWhatIsGivenUp() {
        long operation = story.began(Action.EDIT, ANN, null, first.messageId(), "later", null);
        story.seen.add(new Observation.Ended(story.tick(), operation, Outcome.UNKNOWN, "no answer", null, null));
        breaks(Promise.UNANSWERED);
    }

    private void breaks(Promise promise) {
        Verdict verdict = story.verdict();
        assertThat(verdict.counts()).as(() -> verdict.first().toString()).containsKey(promise);
        assertThat(verdict.clean()).isFalse();
        assertThat(verdict.first())
                .filteredOn(violation -> violation.promise() == promise)
                .allSatisfy(violation -> assertThat(violation.where()).isNotEmpty());
    }
}
