/** The journal is written by nodes that may write: the last gate before an event becomes durable. */
@NullMarked
package dev.parley.persistence.fence;

import org.jspecify.annotations.NullMarked;
