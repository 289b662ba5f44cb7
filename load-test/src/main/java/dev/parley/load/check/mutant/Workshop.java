package dev.parley.load.check.mutant;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes broken classes: changes a source of the checkout at {@code home} and compiles it against what is built there. */
final class Workshop {
    private final Path home;

    Workshop(Path home) {
        this.home = home;
    }

    /** The folder with the classes, under {@code directory}; throws {@link IllegalStateException} where the source has changed. */
    Path make(Mutant mutant, Path directory) throws IOException {
        Path original = home.resolve("cluster-node/src/main/java").resolve(mutant.source());
        String changed = changed(mutant, Files.readString(original));
        Path source = directory.resolve("source").resolve(mutant.source());
        Path classes = directory.resolve("classes");
        Files.createDirectories(source.getParent());
        Files.createDirectories(classes);
        Files.writeString(source, changed);
        compile(source, classes);
        return classes;
    }

    /** The source with its break in it. */
    static String changed(Mutant mutant, String source) {
        int at = source.indexOf(mutant.find());
        if (at < 0 || source.indexOf(mutant.find(), at + 1) >= 0) {
            throw new IllegalStateException("the mutant " + mutant.name() + " does not fit " + mutant.source()
                    + " any more, which must say once: " + mutant.find());
        }
        return source.replace(mutant.find(), mutant.replace());
    }

    private void compile(Path source, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("mutants need a JDK; this is a JRE");
        }
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            complaints,
                            files,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-nowarn",
                                    "--release",
                                    "17",
                                    "-cp",
                                    classPath(),
                                    "-d",
                                    classes.toString()),
                            null,
                            files.getJavaFileObjects(source.toFile()))
                    .call();
            if (!compiled) {
                throw new IllegalStateException(source + " does not compile:\n" + complaints);
            }
        }
    }

    /** What {@code bin/parley} runs nodes from. */
    private String classPath() throws IOException {
        Path target = home.resolve("cluster-node/target");
        try (Stream<Path> own = Files.list(target);
                Stream<Path> others = Files.list(target.resolve("lib"))) {
            return Stream.concat(own, others)
                    .filter(file -> file.toString().endsWith(".jar"))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
