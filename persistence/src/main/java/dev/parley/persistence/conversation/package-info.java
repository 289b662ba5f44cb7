/** What is stored of conversations: events, snapshots and tables. */
@NullMarked
package dev.parley.persistence.conversation;

import org.jspecify.annotations.NullMarked;
