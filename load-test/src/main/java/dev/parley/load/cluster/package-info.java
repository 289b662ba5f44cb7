/** The cluster under test: a {@code bin/parley up} of its own, and proxies in front of it and behind it. */
@NullMarked
package dev.parley.load.cluster;

import org.jspecify.annotations.NullMarked;
