/** What was said: the conversation entities, their fan-out and their projector. */
@NullMarked
package dev.parley.node.conversation;

import org.jspecify.annotations.NullMarked;
