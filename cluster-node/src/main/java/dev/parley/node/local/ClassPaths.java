package dev.parley.node.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which classes a node runs. */
final class ClassPaths {
    private ClassPaths() {}

    /** Those of this process. */
    static String own() {
        return System.getProperty("java.class.path");
    }

    /** Those of another checkout, which is built. */
    static String of(Path checkout) {
        Path target = checkout.toAbsolutePath().normalize().resolve("cluster-node/target");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "parley-cluster-node-*.jar")) {
            for (Path jar : jars) {
                return jar + ":" + target.resolve("lib") + "/*";
            }
        } catch (IOException absent) {
            throw notBuilt(checkout);
        }
        throw notBuilt(checkout);
    }

    private static LocalException notBuilt(Path checkout) {
        return new LocalException("There is no built Parley in " + checkout + "; build it there by: bin/parley up");
    }
}
