package dev.parley.protocol.error;

import dev.parley.protocol.Limits;

/** Input that knows its own rules. */
public interface Checked {
    /** Notes every field that breaks a rule, not the first one alone. */
    void check(Checks checks, Limits limits);
}
