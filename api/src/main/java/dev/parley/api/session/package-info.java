/** Sessions at the edge: sockets and the list of one's conversations. */
@NullMarked
package dev.parley.api.session;

import org.jspecify.annotations.NullMarked;
