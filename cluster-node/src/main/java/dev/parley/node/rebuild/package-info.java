/** How the rows that follow from the journal are made anew, and compared with those that stand there. */
@NullMarked
package dev.parley.node.rebuild;

import org.jspecify.annotations.NullMarked;
