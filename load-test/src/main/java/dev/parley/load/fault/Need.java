package dev.parley.load.fault;

/** What a fault cannot do without. */
enum Need {
    /** Nodes in network namespaces. */
    NAMESPACES,
    /** A proxy before Cassandra. */
    STORE_PROXY,
    /** Wall clocks that can be set. */
    CLOCKS,
    /** A disk of its own that can be filled. */
    DISK
}
