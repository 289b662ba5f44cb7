/** What was said: conversations, members, messages and their numbering on the wire. */
@NullMarked
package dev.parley.protocol.conversation;

import org.jspecify.annotations.NullMarked;
