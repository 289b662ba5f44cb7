package dev.parley.load.check.verify;

import dev.parley.load.check.record.Entry;
import dev.parley.load.check.record.Entry.Kind;
import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Said;
import dev.parley.protocol.conversation.ConversationId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Frames tell of what is in the history, and only to those whom it concerns: who was sent away hears nothing more. */
final class Audience implements Rule {
    private record Place(int device, ConversationId conversation) {}

    private final Case known;
    private final Consumer<Violation> found;
    private final Map<Place, Long> takenOut = new HashMap<>();

    Audience(Case known, Consumer<Violation> found) {
        this.known = known;
        this.found = found;
    }

    @Override
    public void see(Observation observation) {
        if (observation instanceof Observation.Heard heard) {
            Chronicle chronicle = known.chronicle(heard.conversation());
            if (chronicle != null) {
                heard(heard, chronicle);
            }
        } else if (observation instanceof Observation.Passing passing) {
            passing(passing, known.chronicle(passing.conversation()));
        }
    }

    private void heard(Observation.Heard heard, Chronicle chronicle) {
        Entry entry = heard.entry();
        Observation.Joined device = known.device(heard.device());
        Place place = new Place(heard.device(), heard.conversation());
        if (entry.kind() == Kind.REMOVED && entry.users().contains(device.user())) {
            takenOut.put(place, entry.rev());
        } else if (entry.kind() == Kind.CREATED) {
            takenOut.remove(place);
        }
        if (!chronicle.concerns(device.user(), entry.rev())) {
            report(Promise.STRANGER, "was told to one who was no member then", heard, device);
        }
        Entry written = chronicle.entry(entry.rev());
        if (written == null || !same(entry, written)) {
            report(written == null ? Promise.LOST : Promise.ORDER, "is, in the history, " + written, heard, device);
        }
    }

    private static boolean same(Entry told, Entry written) {
        boolean joined = told.kind() == Kind.CREATED && written.kind() == Kind.ADDED;
        return (joined || told.kind() == written.kind()) && same(told.said(), written.said());
    }

    /** But for the text, which may have changed since. */
    private static boolean same(@Nullable Said told, @Nullable Said written) {
        if (told == null || written == null) {
            return told == null && written == null;
        }
        return told.seq() == written.seq()
                && told.messageId().equals(written.messageId())
                && told.sender().equals(written.sender())
                && told.clientMessageId().equals(written.clientMessageId());
    }

    private void passing(Observation.Passing passing, @Nullable Chronicle chronicle) {
        Observation.Joined device = known.device(passing.device());
        Long gone = takenOut.get(new Place(passing.device(), passing.conversation()));
        boolean stranger = chronicle != null
                && (gone == null
                        ? !chronicle.concerns(device.user(), chronicle.joinedBefore(device.user(), Long.MAX_VALUE))
                        : !chronicle.staysAfter(device.user(), gone));
        if (stranger) {
            found.accept(Violation.of(
                    Promise.STRANGER,
                    "typing or a receipt was told to one who was no member any more",
                    "conversation",
                    passing.conversation(),
                    "of",
                    passing.user(),
                    "user",
                    device.user(),
                    "device",
                    device.name(),
                    "socket",
                    passing.socket(),
                    "atMicros",
                    passing.at()));
        }
    }

    private void report(Promise promise, String what, Observation.Heard heard, Observation.Joined device) {
        found.accept(Violation.heard(promise, what, heard, device, heard.entry().toString()));
    }

    @Override
    public void end() {
        // every frame was judged when it came
    }
}
