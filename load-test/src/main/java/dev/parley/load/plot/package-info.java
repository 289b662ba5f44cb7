/** Figures as pictures. */
@NullMarked
package dev.parley.load.plot;

import org.jspecify.annotations.NullMarked;
