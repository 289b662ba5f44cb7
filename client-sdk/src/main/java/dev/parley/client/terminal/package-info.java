/** A chat client for the terminal. */
@NullMarked
package dev.parley.client.terminal;

import org.jspecify.annotations.NullMarked;
