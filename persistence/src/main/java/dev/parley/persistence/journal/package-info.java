/** How events and snapshots are written to the journal, and read back for ever. */
@NullMarked
package dev.parley.persistence.journal;

import org.jspecify.annotations.NullMarked;
