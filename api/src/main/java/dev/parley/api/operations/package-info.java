/** What operators and probes ask. */
@NullMarked
package dev.parley.api.operations;

import org.jspecify.annotations.NullMarked;
