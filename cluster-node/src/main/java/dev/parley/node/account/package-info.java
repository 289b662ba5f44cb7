/** Accounts in the cluster: who one is, with which devices, and the tokens that prove it. */
@NullMarked
package dev.parley.node.account;

import org.jspecify.annotations.NullMarked;
