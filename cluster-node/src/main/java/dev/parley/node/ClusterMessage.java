package dev.parley.node;

/**
 * What nodes say to each other. Written as CBOR by Akka's Jackson serializer; it must stay readable one version back
 * and forth, because a rolling update mixes versions.
 */
public interface ClusterMessage {}
