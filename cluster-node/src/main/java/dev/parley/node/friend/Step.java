package dev.parley.node.friend;

/** What a {@link FriendshipEntity} does before it takes the next change, in this order. */
enum Step {
    /** Find out how far the rows are. */
    HEAD,
    /** Write the rows that differ. */
    ROWS,
    /** Open or close the direct conversation. */
    GATE,
    /** Note that the rows are complete. */
    MARK
}
