/** Which method of an actor takes which message: one table for all actors of a kind, however many there are. */
@NullMarked
package dev.parley.node.dispatch;

import org.jspecify.annotations.NullMarked;
