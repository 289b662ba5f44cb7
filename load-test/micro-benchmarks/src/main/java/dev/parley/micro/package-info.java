/** Runs the benchmarks of single steps, which stand in the packages of what they measure. */
@NullMarked
package dev.parley.micro;

import org.jspecify.annotations.NullMarked;
