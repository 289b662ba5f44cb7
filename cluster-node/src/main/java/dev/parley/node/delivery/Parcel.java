package dev.parley.node.delivery;

import dev.parley.node.ClusterMessage;

/** What a router hands to a socket. */
public sealed interface Parcel extends ClusterMessage permits Deliver, Passing {}
