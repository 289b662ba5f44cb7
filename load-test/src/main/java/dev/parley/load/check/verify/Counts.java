package dev.parley.load.check.verify;

import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Observation.Action;
import dev.parley.load.check.record.Observation.Outcome;
import dev.parley.load.check.verify.Truth.Standing;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What is unread, by brute force: after what the user has read, has said last, and has joined with. */
final class Counts implements Rule {
    private record Of(ConversationId conversation, UserId user) {}

    private record View(String node, UserId user) {}

    private final Case known;
    private final Consumer<Violation> found;
    private final Map<Long, Observation.Began> open = new HashMap<>();
    private final Map<Of, Long> surelyRead = new HashMap<>();
    private final Map<Of, Long> maybeRead = new HashMap<>();
    private final Map<Integer, Observation.Counted> lastTotals = new LinkedHashMap<>();
    private boolean quiet;

    Counts(Case known, Consumer<Violation> found) {
        this.known = known;
        this.found = found;
    }

    @Override
    public void see(Observation observation) {
        if (observation instanceof Observation.Began began) {
            began(began);
        } else if (observation instanceof Observation.Ended ended) {
            Observation.Began began = open.remove(ended.operation());
            if (began != null && began.seq() != null && ended.outcome() == Outcome.DONE) {
                surelyRead.merge(new Of(began.conversation(), began.user()), began.seq(), Math::max);
            }
        } else if (observation instanceof Observation.Quiet) {
            quiet = true;
        } else if (observation instanceof Observation.Counted counted && quiet) {
            lastTotals.put(counted.device(), counted);
        }
    }

    private void began(Observation.Began began) {
        boolean reads = began.action() == Action.READ || began.action() == Action.MARK;
        if (reads && began.seq() != null) {
            open.put(began.operation(), began);
            maybeRead.merge(new Of(began.conversation(), began.user()), began.seq(), Math::max);
        }
    }

    @Override
    public void end() {
        Map<View, Long> totals = new LinkedHashMap<>();
        for (Standing standing : known.truth().standings()) {
            totals.merge(new View(standing.node(), standing.user()), standing.unread(), Long::sum);
            Chronicle chronicle = known.chronicle(standing.conversation());
            if (chronicle != null) {
                judge(standing, chronicle);
            }
        }
        lastTotals.forEach((device, counted) -> totals.forEach((view, total) -> {
            if (view.user().equals(known.device(device).user()) && counted.total() != total) {
                found.accept(Violation.of(
                        Promise.UNREAD,
                        "the device was told that " + counted.total() + " are unread in all, and they are " + total,
                        "user",
                        view.user(),
                        "device",
                        known.device(device).name(),
                        "node",
                        view.node(),
                        "atMicros",
                        counted.at()));
            }
        }));
    }

    private void judge(Standing standing, Chronicle chronicle) {
        Of of = new Of(standing.conversation(), standing.user());
        long joined = chronicle.seqAt(chronicle.joinedBefore(standing.user(), Long.MAX_VALUE));
        long least = Math.max(joined, Math.max(chronicle.lastOf(standing.user()), surelyRead.getOrDefault(of, 0L)));
        long most = Math.max(least, maybeRead.getOrDefault(of, 0L));
        long counted = chronicle.lastSeq() - standing.readSeq();
        if (standing.lastSeq() != chronicle.lastSeq() || standing.unread() != counted) {
            report(
                    Promise.UNREAD,
                    "the list says " + standing.unread() + " unread of " + standing.lastSeq() + ", and there are "
                            + counted + " of " + chronicle.lastSeq(),
                    standing);
        } else if (standing.readSeq() < least) {
            report(Promise.CURSOR_BACK, "has read up to seq " + least + " at least", standing);
        } else if (standing.readSeq() > most) {
            report(Promise.UNREAD, "has read up to seq " + most + " at the most", standing);
        }
    }

    private void report(Promise promise, String what, Standing standing) {
        found.accept(Violation.of(
                promise,
                what,
                "conversation",
                standing.conversation(),
                "user",
                standing.user(),
                "readSeq",
                standing.readSeq(),
                "node",
                standing.node()));
    }
}
