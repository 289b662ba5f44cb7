/** What measurements share: lean sockets, traffic at a constant rate, the server's processes, the box. */
@NullMarked
package dev.parley.load.measure;

import org.jspecify.annotations.NullMarked;
