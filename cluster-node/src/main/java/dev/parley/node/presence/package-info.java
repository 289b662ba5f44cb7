/** Who is online, and who hears of it: at a cost that the size of groups does not touch. */
@NullMarked
package dev.parley.node.presence;

import org.jspecify.annotations.NullMarked;
