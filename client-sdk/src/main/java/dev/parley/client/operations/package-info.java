/** The calls of those who run a server. */
@NullMarked
package dev.parley.client.operations;

import org.jspecify.annotations.NullMarked;
