/** What is common to REST and WebSocket: the JSON form, pages and limits. */
@NullMarked
package dev.parley.protocol;

import org.jspecify.annotations.NullMarked;
