/** The page, its modules, and the contract's page, from the class path. */
@NullMarked
package dev.parley.api.web;

import org.jspecify.annotations.NullMarked;
