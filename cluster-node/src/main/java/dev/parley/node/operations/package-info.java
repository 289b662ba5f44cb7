/** What operators and probes learn about a node: readiness, the look at the cluster, leaving. */
@NullMarked
package dev.parley.node.operations;

import org.jspecify.annotations.NullMarked;
