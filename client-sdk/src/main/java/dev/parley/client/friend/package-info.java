/** Friends, requests for friendship, and blocks. */
@NullMarked
package dev.parley.client.friend;

import org.jspecify.annotations.NullMarked;
