/** A TCP connection as one stream stage that changes its phase: first request, REST, or WebSocket. */
@NullMarked
package dev.parley.api.connection;

import org.jspecify.annotations.NullMarked;
