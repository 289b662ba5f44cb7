/** How the client's calls go over HTTP. */
@NullMarked
package dev.parley.client.http;

import org.jspecify.annotations.NullMarked;
