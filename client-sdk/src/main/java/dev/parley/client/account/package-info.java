/** Accounts as a client sees them: credentials, tokens, and the calls about users and devices. */
@NullMarked
package dev.parley.client.account;

import org.jspecify.annotations.NullMarked;
