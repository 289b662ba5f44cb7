package dev.parley.load.check.verify;

import dev.parley.load.check.record.Entry;
import dev.parley.load.check.record.Entry.Kind;
import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Said;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The history in itself: dense, nothing twice, nothing unsent, nobody from outside, and the same through every node. */
final class Readings implements Rule {
    private record Name(UserId sender, ClientMessageId id) {}

    private final Case known;
    private final Consumer<Violation> found;

    Readings(Case known, Consumer<Violation> found) {
        this.known = known;
        this.found = found;
    }

    @Override
    public void see(Observation observation) {
        // the end of the story is enough
    }

    @Override
    public void end() {
        Map<Object, Truth.Reading> first = new HashMap<>();
        for (Truth.Reading reading : known.truth().readings()) {
            log(reading);
            history(reading);
            Truth.Reading reference = first.putIfAbsent(reading.conversation(), reading);
            if (reference != null) {
                same(reference, reading, "event", reference.log(), reading.log());
                same(reference, reading, "message", reference.history(), reading.history());
            }
        }
    }

    private void log(Truth.Reading reading) {
        Chronicle chronicle = known.chronicle(reading.conversation());
        long rev = 0;
        long seq = 0;
        for (Entry entry : reading.log()) {
            if (entry.rev() != rev + 1) {
                report(Promise.REV_GAP, "rev " + rev + " is followed by " + entry.rev(), reading, entry, entry.said());
            }
            rev = entry.rev();
            Said said = entry.said();
            if (said == null) {
                continue;
            }
            if (entry.kind() == Kind.POSTED) {
                if (said.seq() != seq + 1) {
                    report(Promise.SEQ_GAP, "seq " + seq + " is followed by " + said.seq(), reading, entry, said);
                }
                seq = said.seq();
                if (chronicle != null && !chronicle.concerns(said.sender(), entry.rev())) {
                    report(Promise.STRANGER, "was said by one who was no member", reading, entry, said);
                }
            }
            Said present = chronicle == null ? null : chronicle.said(said.seq());
            if (said.text() != null && present != null && present.unsent()) {
                report(Promise.UNSENT_SERVED, "the log has the text of an unsent message", reading, entry, said);
            }
        }
    }

    private void history(Truth.Reading reading) {
        Map<Name, Said> names = new HashMap<>();
        long seq = 0;
        for (Said said : reading.history()) {
            if (said.seq() != seq + 1) {
                report(
                        Promise.SEQ_GAP,
                        "in the history, seq " + seq + " is followed by " + said.seq(),
                        reading,
                        null,
                        said);
            }
            seq = said.seq();
            Said before = names.putIfAbsent(new Name(said.sender(), said.clientMessageId()), said);
            if (before != null) {
                report(Promise.DOUBLED, "is at seq " + before.seq() + " and at " + said.seq(), reading, null, said);
            }
            if (said.unsent() && said.text() != null) {
                report(Promise.UNSENT_SERVED, "the history has the text of an unsent message", reading, null, said);
            }
        }
    }

    /** Pages are read one after the other, and nothing changes meanwhile. */
    private <T> void same(Truth.Reading reference, Truth.Reading other, String what, List<T> ours, List<T> theirs) {
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            T one = i < ours.size() ? ours.get(i) : null;
            T two = i < theirs.size() ? theirs.get(i) : null;
            if (one == null || !one.equals(two)) {
                found.accept(Violation.of(
                        one == null || two == null ? Promise.LOST : Promise.ORDER,
                        what + " " + (i + 1) + " is not the same through all nodes",
                        "conversation",
                        other.conversation(),
                        reference.node(),
                        one == null ? "nothing" : one.toString(),
                        other.node(),
                        two == null ? "nothing" : two.toString()));
                return;
            }
        }
    }

    private void report(
            Promise promise, String what, Truth.Reading reading, @Nullable Entry entry, @Nullable Said said) {
        found.accept(Violation.of(
                promise,
                what,
                "conversation",
                reading.conversation(),
                "rev",
                entry == null ? null : entry.rev(),
                "seq",
                said == null ? null : said.seq(),
                "user",
                said == null ? null : said.sender(),
                "clientMessageId",
                said == null ? null : said.clientMessageId(),
                "text",
                said == null ? null : said.text(),
                "node",
                reading.node()));
    }
}
