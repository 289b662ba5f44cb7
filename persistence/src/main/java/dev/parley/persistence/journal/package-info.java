/** How events and snapshots become bytes that later versions read, how they are read back, and how the journal is proven at start. */
@NullMarked
package dev.parley.persistence.journal;

import org.jspecify.annotations.NullMarked;
