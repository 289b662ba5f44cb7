/** What goes wrong, when, and how it ends: planned by a seed, done to a cluster under test. */
@NullMarked
package dev.parley.load.fault;

import org.jspecify.annotations.NullMarked;
