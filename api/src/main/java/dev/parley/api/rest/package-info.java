/** The common tongue of the REST routes: endpoints, calls, answers, problems. */
@NullMarked
package dev.parley.api.rest;

import org.jspecify.annotations.NullMarked;
