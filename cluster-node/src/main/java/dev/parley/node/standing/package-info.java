/** Whether a node still speaks for what lives on it, in the eyes of the majority. */
@NullMarked
package dev.parley.node.standing;

import org.jspecify.annotations.NullMarked;
