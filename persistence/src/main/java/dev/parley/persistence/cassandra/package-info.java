/** The way to Cassandra that everything stored shares: one session per node, and how statements are run on it. */
@NullMarked
package dev.parley.persistence.cassandra;

import org.jspecify.annotations.NullMarked;
