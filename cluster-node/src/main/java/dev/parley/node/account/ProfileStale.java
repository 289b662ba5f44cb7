package dev.parley.node.account;

import dev.parley.node.ClusterMessage;
import dev.parley.protocol.account.UserId;

/** To all nodes: what is known of this user's profile is not so any more. Best effort; nobody believes it for long. */
record ProfileStale(UserId userId) implements ClusterMessage {}
