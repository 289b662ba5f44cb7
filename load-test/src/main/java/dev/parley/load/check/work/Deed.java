package dev.parley.load.check.work;

/** What a step may have somebody do. */
public enum Deed {
    /** A message, over a device's socket. */
    SEND,
    /** A message, by a call. */
    CALL,
    /** A message that answers another one. */
    REPLY,
    /** A message that was accepted already, once more under its own name, through another node. */
    REPEAT,
    EDIT,
    UNSEND,
    REACT,
    /** Read, by a frame. */
    MARK,
    /** Read, by a call. */
    READ,
    /** The room's founder takes somebody in. */
    ADD,
    /** The room's founder sends somebody away. */
    REMOVE,
    LEAVE,
    /** A bot goes, and comes back through another node as a new device. */
    RECONNECT;

    /** Whether it makes a message. */
    boolean speaks() {
        return this == SEND || this == CALL || this == REPLY;
    }
}
