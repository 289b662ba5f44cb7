package dev.parley.load.check.verify;

import dev.parley.load.check.record.Observation;

/** Looks after some of the promises: sees all that was observed, in order, and then judges. */
interface Rule {
    void see(Observation observation);

    void end();
}
