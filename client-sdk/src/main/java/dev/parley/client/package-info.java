/** The Java client: sign in, call, and hold a live session that survives what networks do. */
@NullMarked
package dev.parley.client;

import org.jspecify.annotations.NullMarked;
