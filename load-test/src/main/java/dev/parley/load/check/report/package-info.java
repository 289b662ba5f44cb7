/** What came of a check, for people and for programs. */
@NullMarked
package dev.parley.load.check.report;

import org.jspecify.annotations.NullMarked;
