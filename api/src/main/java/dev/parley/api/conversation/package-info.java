/** Conversations at the edge: the port to them. */
@NullMarked
package dev.parley.api.conversation;

import org.jspecify.annotations.NullMarked;
