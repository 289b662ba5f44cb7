/** Friends, requests and blocks at the edge. */
@NullMarked
package dev.parley.api.friend;

import org.jspecify.annotations.NullMarked;
