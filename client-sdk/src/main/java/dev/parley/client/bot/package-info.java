/** The bot kit: react to messages in ten lines. */
@NullMarked
package dev.parley.client.bot;

import org.jspecify.annotations.NullMarked;
