/** Real chat, played into a group and checked line by line. */
@NullMarked
package dev.parley.load.replay;

import org.jspecify.annotations.NullMarked;
