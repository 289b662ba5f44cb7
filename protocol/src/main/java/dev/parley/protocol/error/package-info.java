/** The catalogue of everything that can be refused, and how a refusal looks on the wire. */
@NullMarked
package dev.parley.protocol.error;

import org.jspecify.annotations.NullMarked;
