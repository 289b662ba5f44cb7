package dev.parley.node.local;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --data}, which all commands of one machine share. */
final class DataOption {
    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept. Default: .parley")
    private Path directory = Path.of(".parley");

    Path path() {
        return directory;
    }
}
