/** {@code parley check}: people talk while things break, and what they saw is held against what was promised. */
@NullMarked
package dev.parley.load.check;

import org.jspecify.annotations.NullMarked;
