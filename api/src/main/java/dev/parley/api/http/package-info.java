/** The listening server: what binds, sniffs, admits and drains. */
@NullMarked
package dev.parley.api.http;

import org.jspecify.annotations.NullMarked;
