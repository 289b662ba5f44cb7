/** What happens to those who talk while somebody else overloads the server, and afterwards. */
@NullMarked
package dev.parley.load.stress;

import org.jspecify.annotations.NullMarked;
