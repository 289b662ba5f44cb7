/** WebSocket (RFC 6455) at the edge: handshake, frames, bounded queues, heartbeat, farewell. */
@NullMarked
package dev.parley.api.websocket;

import org.jspecify.annotations.NullMarked;
