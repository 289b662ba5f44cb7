/** What is stored of presence. */
@NullMarked
package dev.parley.persistence.presence;

import org.jspecify.annotations.NullMarked;
