/** What is stored of user sessions. */
@NullMarked
package dev.parley.persistence.session;

import org.jspecify.annotations.NullMarked;
