/** A short run whose ratios tell one version from another, whatever the machine. */
@NullMarked
package dev.parley.load.bench.smoke;

import org.jspecify.annotations.NullMarked;
