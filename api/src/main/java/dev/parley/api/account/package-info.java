/** Accounts at the edge: the port to them, and who is calling. */
@NullMarked
package dev.parley.api.account;

import org.jspecify.annotations.NullMarked;
