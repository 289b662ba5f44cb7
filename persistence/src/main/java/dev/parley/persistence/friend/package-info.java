/** What is stored of friendships, requests for them, and blocks. */
@NullMarked
package dev.parley.persistence.friend;

import org.jspecify.annotations.NullMarked;
