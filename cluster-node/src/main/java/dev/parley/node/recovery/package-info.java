/** What stands before an entity whose log cannot be read. */
@NullMarked
package dev.parley.node.recovery;

import org.jspecify.annotations.NullMarked;
