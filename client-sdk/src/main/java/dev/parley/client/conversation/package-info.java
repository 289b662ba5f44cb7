/** Conversations as a client sees them: the calls that create, read and change them. */
@NullMarked
package dev.parley.client.conversation;

import org.jspecify.annotations.NullMarked;
