package dev.parley.node.delivery;

import dev.parley.protocol.frame.EncodedFrame;

/** A frame of passing interest, no event: dropped with the others where a socket does not keep up, and never fetched. */
public record Passing(EncodedFrame frame) implements Parcel {}
