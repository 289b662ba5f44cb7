package dev.parley.load.check.verify;

import dev.parley.load.check.record.Entry;
import dev.parley.load.check.record.Entry.Kind;
import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Observation.Delivered;
import dev.parley.load.check.record.Said;
import dev.parley.protocol.conversation.ConversationId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Each client's own log, as its session hands it on, is the history: from its beginning to the end, or to where it was
 * sent away, nothing twice and nothing missing.
 */
final class OwnLogs implements Rule {
    private record Place(int device, ConversationId conversation) {}

    private final Case known;
    private final Consumer<Violation> found;
    private final Map<Place, Long> last = new HashMap<>();
    private final Map<Integer, Observation.Joined> present = new LinkedHashMap<>();
    private final Set<ConversationId> unknown = new HashSet<>();

    OwnLogs(Case known, Consumer<Violation> found) {
        this.known = known;
        this.found = found;
    }

    @Override
    public void see(Observation observation) {
        if (observation instanceof Observation.Joined joined) {
            present.put(joined.device(), joined);
        } else if (observation instanceof Observation.Left left) {
            present.remove(left.device());
            last.keySet().removeIf(place -> place.device() == left.device());
        } else if (observation instanceof Delivered delivered) {
            delivered(delivered);
        }
    }

    private void delivered(Delivered delivered) {
        Chronicle chronicle = known.chronicle(delivered.conversation());
        if (chronicle == null) {
            if (known.isFounded(delivered.conversation()) && unknown.add(delivered.conversation())) {
                report(Promise.LOST, "is known to a client, and nothing of it can be read", delivered);
            }
            return;
        }
        compare(delivered, chronicle.entry(delivered.rev()));
        Place place = new Place(delivered.device(), delivered.conversation());
        Long before = last.put(place, delivered.rev());
        boolean begins = delivered.kind() == Kind.CREATED;
        if (begins) {
            return;
        }
        if (before == null) {
            if (known.device(delivered.device()).first()) {
                report(Promise.MISSING, "is the first that the client has, and not the log's beginning", delivered);
            }
        } else if (delivered.rev() > before + 1) {
            report(Promise.MISSING, "follows rev " + before + " in the client's log", delivered);
        } else if (delivered.rev() <= before) {
            report(Promise.ORDER, "follows rev " + before + " in the client's log", delivered);
        }
    }

    private void compare(Delivered delivered, @Nullable Entry entry) {
        if (entry == null) {
            report(Promise.LOST, "was told, and is not in the history's log", delivered);
            return;
        }
        Said said = entry.said();
        boolean joined = delivered.kind() == Kind.CREATED && entry.kind() == Kind.ADDED;
        boolean sameKind = joined || delivered.kind() == entry.kind();
        boolean sameSeq = delivered.kind() != Kind.POSTED || (said != null && said.seq() == delivered.seq());
        if (!sameKind || !sameSeq) {
            report(Promise.ORDER, "is, in the history, " + entry, delivered);
        }
    }

    private void report(Promise promise, String what, Delivered delivered) {
        Observation.Joined device = known.device(delivered.device());
        found.accept(Violation.of(
                promise,
                what,
                "conversation",
                delivered.conversation(),
                "rev",
                delivered.rev(),
                "kind",
                delivered.kind(),
                "seq",
                delivered.seq() == 0 ? null : delivered.seq(),
                "user",
                device.user(),
                "device",
                device.name(),
                "atMicros",
                delivered.at()));
    }

    @Override
    public void end() {
        known.chronicles()
                .forEach((conversation, chronicle) -> present.forEach((device, joined) -> {
                    Long heard = last.get(new Place(device, conversation));
                    boolean member = chronicle.hasMember(joined.user());
                    boolean behind = heard == null ? joined.first() : heard < chronicle.lastRev();
                    if (member && behind) {
                        found.accept(Violation.of(
                                Promise.MISSING,
                                "the client's log ends at rev " + (heard == null ? 0 : heard)
                                        + ", and the history's at " + chronicle.lastRev(),
                                "conversation",
                                conversation,
                                "user",
                                joined.user(),
                                "device",
                                joined.name()));
                    }
                }));
    }
}
