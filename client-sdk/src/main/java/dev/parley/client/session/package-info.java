/** The live session: one socket after the other, one replica per conversation, nothing lost between them. */
@NullMarked
package dev.parley.client.session;

import org.jspecify.annotations.NullMarked;
