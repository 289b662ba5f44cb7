/** Where one is: sockets, the sessions that know them, and the list of one's conversations. */
@NullMarked
package dev.parley.node.session;

import org.jspecify.annotations.NullMarked;
