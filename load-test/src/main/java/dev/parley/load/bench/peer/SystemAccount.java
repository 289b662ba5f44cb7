package dev.parley.load.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The system's account that a peer's programs run under: its package's where this is root, which PostgreSQL refuses to be;
 * otherwise one's own.
 */
record SystemAccount(String name) {
    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    List<String> command(List<String> words) {
        if (!isRoot()) {
            return words;
        }
        List<String> command =
                new ArrayList<>(List.of("setpriv", "--reuid=" + name, "--regid=" + name, "--clear-groups", "--"));
        command.addAll(words);
        return command;
    }

    /** A folder that is the account's. */
    Path directory(Path path) {
        try {
            Files.createDirectories(path);
            if (isRoot()) {
                Files.setOwner(
                        path,
                        path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name));
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
