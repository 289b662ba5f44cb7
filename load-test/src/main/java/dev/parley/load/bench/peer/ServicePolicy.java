package dev.parley.load.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Debian's rule about services that packages want to start: none, while this is open. A rule that is there already stands as
 * it is.
 */
final class ServicePolicy implements AutoCloseable {
    private static final Path RULE = Path.of("/usr/sbin/policy-rc.d");

    private final Path rule;
    private final boolean own;

    private ServicePolicy(Path rule, boolean own) {
        this.rule = rule;
        this.own = own;
    }

    static ServicePolicy startNothing() {
        return startNothing(RULE);
    }

    static ServicePolicy startNothing(Path rule) {
        try {
            Files.writeString(rule, "#!/bin/sh\nexit 101\n", StandardOpenOption.CREATE_NEW);
            Files.setPosixFilePermissions(rule, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new ServicePolicy(rule, true);
        } catch (FileAlreadyExistsException othersRule) {
            return new ServicePolicy(rule, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (own) {
                Files.deleteIfExists(rule);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
