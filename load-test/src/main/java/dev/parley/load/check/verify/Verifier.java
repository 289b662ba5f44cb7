package dev.parley.load.check.verify;

import dev.parley.load.check.record.Recording;
import java.util.List;
import java.util.function.Consumer;

/**
 * Holds what was seen against what was promised. A function of the recording and the truth alone: it can be repeated
 * on the files of a run.
 */
public final class Verifier {
    private Verifier() {}

    /** All that is wrong. */
    public static Verdict verify(Recording recording, Truth truth) {
        return verify(recording, Case.of(recording, truth));
    }

    /** All that is wrong. */
    public static Verdict verify(Recording recording, Case known) {
        Verdict verdict = new Verdict();
        Consumer<Violation> found = verdict::add;
        List<Rule> rules = List.of(
                new Readings(known, found),
                new Acceptances(known, found),
                new Texts(known, found),
                new Reactions(known, found),
                new Sockets(known, found),
                new OwnLogs(known, found),
                new Audience(known, found),
                new Unsent(known, found),
                new Cursors(known, found),
                new Counts(known, found));
        recording.replay(observation -> rules.forEach(rule -> rule.see(observation)));
        rules.forEach(Rule::end);
        return verdict;
    }
}
