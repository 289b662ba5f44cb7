/** The frames of the WebSocket, in both directions, and how they are read and rendered. */
@NullMarked
package dev.parley.protocol.frame;

import org.jspecify.annotations.NullMarked;
