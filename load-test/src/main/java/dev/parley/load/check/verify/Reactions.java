package dev.parley.load.check.verify;

import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Observation.Action;
import dev.parley.load.check.record.Observation.Began;
import dev.parley.load.check.record.Observation.Ended;
import dev.parley.load.check.record.Observation.Heard;
import dev.parley.load.check.record.Observation.Outcome;
import dev.parley.load.check.record.Said;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.MessageId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reactions are those that were given, and each that was acknowledged is there. The crowd never takes one back. */
final class Reactions implements Rule {
    private record Reaction(MessageId message, UserId user, String emoji) {}

    private final Case known;
    private final Consumer<Violation> found;
    private final Set<Reaction> given = new HashSet<>();
    private final Map<MessageId, Set<Reaction>> acknowledged = new HashMap<>();
    private final Map<Long, Reaction> open = new HashMap<>();

    Reactions(Case known, Consumer<Violation> found) {
        this.known = known;
        this.found = found;
    }

    @Override
    public void see(Observation observation) {
        if (observation instanceof Began began && began.action() == Action.REACT) {
            began(began);
        } else if (observation instanceof Ended ended) {
            ended(ended);
        } else if (observation instanceof Heard heard && heard.entry().said() != null) {
            heard(heard, heard.entry().said());
        }
    }

    private void began(Began began) {
        if (began.messageId() != null && began.text() != null) {
            Reaction reaction = new Reaction(began.messageId(), began.user(), began.text());
            given.add(reaction);
            open.put(began.operation(), reaction);
        }
    }

    private void ended(Ended ended) {
        Reaction reaction = open.remove(ended.operation());
        if (reaction != null && ended.outcome() == Outcome.DONE) {
            acknowledged
                    .computeIfAbsent(reaction.message(), message -> new HashSet<>())
                    .add(reaction);
        }
    }

    private void heard(Heard heard, Said said) {
        for (Reaction reaction : of(said)) {
            if (!given.contains(reaction)) {
                found.accept(Violation.heard(
                        Promise.ALTERED,
                        "came with a reaction that nobody gave",
                        heard,
                        known.device(heard.device()),
                        reaction.emoji()));
            }
        }
    }

    @Override
    public void end() {
        for (Truth.Reading reading : known.truth().readings()) {
            reading.history().stream().filter(said -> !said.unsent()).forEach(said -> judge(reading, said));
        }
    }

    private void judge(Truth.Reading reading, Said said) {
        Set<Reaction> present = of(said);
        for (Reaction reaction : acknowledged.getOrDefault(said.messageId(), Set.of())) {
            if (!present.contains(reaction)) {
                report(Promise.LOST, "an acknowledged reaction is not in the history", reading, said, reaction);
            }
        }
        for (Reaction reaction : present) {
            if (!given.contains(reaction)) {
                report(Promise.ALTERED, "has a reaction that nobody gave", reading, said, reaction);
            }
        }
    }

    private static Set<Reaction> of(Said said) {
        @Nullable Map<String, List<UserId>> reactions = said.reactions();
        if (reactions == null) {
            return Set.of();
        }
        Set<Reaction> all = new HashSet<>();
        reactions.forEach(
                (emoji, users) -> users.forEach(user -> all.add(new Reaction(said.messageId(), user, emoji))));
        return all;
    }

    private void report(Promise promise, String what, Truth.Reading reading, Said said, Reaction reaction) {
        found.accept(Violation.of(
                promise,
                what,
                "conversation",
                reading.conversation(),
                "seq",
                said.seq(),
                "messageId",
                said.messageId(),
                "user",
                reaction.user(),
                "emoji",
                reaction.emoji(),
                "node",
                reading.node()));
    }
}
