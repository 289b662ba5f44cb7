/** What a node takes on: bounded, and refused early and cheaply beyond that. */
@NullMarked
package dev.parley.node.admission;

import org.jspecify.annotations.NullMarked;
