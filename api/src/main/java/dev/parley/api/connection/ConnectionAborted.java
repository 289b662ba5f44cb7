package dev.parley.api.connection;

/** Fails the stream of a connection that is to be reset. No fault of the server's, so it carries no stack trace. */
final class ConnectionAborted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectionAborted(String why) {
        super(why, null, false, false);
    }
}
