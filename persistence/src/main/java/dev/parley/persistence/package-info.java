/** What is stored for ever: event schemas, their serialization, Cassandra's tables and the repositories over them. */
@NullMarked
package dev.parley.persistence;

import org.jspecify.annotations.NullMarked;
