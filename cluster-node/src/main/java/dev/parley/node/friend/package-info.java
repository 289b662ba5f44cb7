/** Friendships, requests for them, and blocks: one entity for everything between two users, and the lists of each. */
@NullMarked
package dev.parley.node.friend;

import org.jspecify.annotations.NullMarked;
