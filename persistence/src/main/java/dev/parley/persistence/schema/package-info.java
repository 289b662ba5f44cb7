/** Forward-only migrations of the keyspaces, applied by whichever node starts first. */
@NullMarked
package dev.parley.persistence.schema;

import org.jspecify.annotations.NullMarked;
