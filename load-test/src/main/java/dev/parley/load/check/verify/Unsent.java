package dev.parley.load.check.verify;

import dev.parley.load.check.record.Entry.Kind;
import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Observation.Action;
import dev.parley.load.check.record.Observation.Outcome;
import dev.parley.load.check.record.Said;
import dev.parley.protocol.conversation.MessageId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** No frame has a text of which the device knows that it was unsent, or that was unsent before the socket was opened. */
final class Unsent implements Rule {
    private record Place(int device, MessageId message) {}

    private final Case known;
    private final Consumer<Violation> found;
    private final Set<Place> told = new HashSet<>();
    private final Map<Long, MessageId> asked = new HashMap<>();
    private final Map<MessageId, Long> unsentAt = new HashMap<>();
    private final Map<Integer, Long> openedAt = new HashMap<>();

    Unsent(Case known, Consumer<Violation> found) {
        this.known = known;
        this.found = found;
    }

    @Override
    public void see(Observation observation) {
        if (observation instanceof Observation.Heard heard) {
            Said said = heard.entry().said();
            if (said != null) {
                heard(heard, said);
            }
        } else if (observation instanceof Observation.Opened opened) {
            openedAt.put(opened.socket(), opened.at());
        } else if (observation instanceof Observation.Closed closed) {
            openedAt.remove(closed.socket());
        } else if (observation instanceof Observation.Began began) {
            MessageId message = began.messageId();
            if (began.action() == Action.UNSEND && message != null) {
                asked.put(began.operation(), message);
            }
        } else if (observation instanceof Observation.Ended ended) {
            MessageId message = asked.remove(ended.operation());
            if (message != null && ended.outcome() == Outcome.DONE) {
                unsentAt.putIfAbsent(message, ended.at());
            }
        }
    }

    private void heard(Observation.Heard heard, Said said) {
        Place place = new Place(heard.device(), said.messageId());
        if (heard.entry().kind() == Kind.UNSENT) {
            told.add(place);
        }
        boolean late =
                unsentAt.getOrDefault(said.messageId(), Long.MAX_VALUE) < openedAt.getOrDefault(heard.socket(), 0L);
        if (said.text() != null && (heard.entry().kind() == Kind.UNSENT || told.contains(place) || late)) {
            Observation.Joined device = known.device(heard.device());
            found.accept(Violation.of(
                    Promise.UNSENT_SERVED,
                    "a frame has the text of an unsent message",
                    "conversation",
                    heard.conversation(),
                    "rev",
                    heard.entry().rev(),
                    "seq",
                    said.seq(),
                    "text",
                    said.text(),
                    "clientMessageId",
                    said.clientMessageId(),
                    "user",
                    device.user(),
                    "device",
                    device.name(),
                    "socket",
                    heard.socket(),
                    "atMicros",
                    heard.at(),
                    "unsentAtMicros",
                    unsentAt.get(said.messageId())));
        }
    }

    @Override
    public void end() {
        // every frame was judged when it came
    }
}
