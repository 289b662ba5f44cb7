/** How often who may do what. */
@NullMarked
package dev.parley.api.limit;

import org.jspecify.annotations.NullMarked;
