/** Friends, requests for friendship, and blocks. */
@NullMarked
package dev.parley.protocol.friend;

import org.jspecify.annotations.NullMarked;
