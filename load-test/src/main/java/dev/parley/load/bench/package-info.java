/** Benchmarks: constant rates, latencies from the time at which a message was due. */
@NullMarked
package dev.parley.load.bench;

import org.jspecify.annotations.NullMarked;
