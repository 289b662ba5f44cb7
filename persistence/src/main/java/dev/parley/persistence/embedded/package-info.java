/** A real Cassandra for one machine: a daemon in a JVM of its own, on loopback, with its data in one directory. */
@NullMarked
package dev.parley.persistence.embedded;

import org.jspecify.annotations.NullMarked;
