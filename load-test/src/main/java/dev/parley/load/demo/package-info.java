/** A handful of people who talk, so that a newcomer has company. */
@NullMarked
package dev.parley.load.demo;

import org.jspecify.annotations.NullMarked;
