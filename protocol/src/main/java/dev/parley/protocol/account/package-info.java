/** Who one is: accounts, devices, tokens and profiles on the wire. */
@NullMarked
package dev.parley.protocol.account;

import org.jspecify.annotations.NullMarked;
