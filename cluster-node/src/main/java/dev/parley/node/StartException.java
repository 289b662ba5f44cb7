package dev.parley.node;

import com.typesafe.config.ConfigException;
import java.io.FileNotFoundException;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Why a node does not start, in one line for whoever started it. */
final class StartException extends RuntimeException {
    StartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Finds what an operator can act on in what was thrown. */
    static StartException of(Throwable thrown, NodeSettings settings) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartException already) {
                return already;
            }
            if (cause instanceof BindException) {
                return new StartException(
                        "A port of " + settings.host() + " is in use, or the address is not of this machine ("
                                + cause.getMessage() + "); the internal ports are " + settings.clusterPort() + " and "
                                + settings.managementPort(),
                        thrown);
            }
            if (cause instanceof ConfigException) {
                return ofConfiguration(cause);
            }
        }
        return new StartException(oneLine(innermost(thrown)), thrown);
    }

    static StartException ofConfiguration(Throwable thrown) {
        Throwable cause = innermost(thrown);
        return cause instanceof NoSuchFileException || cause instanceof FileNotFoundException
                ? new StartException("There is no configuration file " + cause.getMessage(), thrown)
                : new StartException("The configuration cannot be used: " + oneLine(thrown), thrown);
    }

    /** The innermost reason that says something, in one line. */
    static String reason(Throwable thrown) {
        return oneLine(innermost(thrown));
    }

    private static Throwable innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null
                && (cause instanceof ExecutionException
                        || cause instanceof CompletionException
                        || cause.getMessage() == null
                        || cause.getCause() instanceof FileNotFoundException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String oneLine(Throwable thrown) {
        String message = thrown.getMessage();
        return (message == null ? thrown.getClass().getSimpleName() : message)
                .replaceAll("\\s*\\R\\s*", " ")
                .strip();
    }
}
