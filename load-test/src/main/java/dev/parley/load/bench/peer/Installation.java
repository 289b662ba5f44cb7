package dev.parley.load.bench.peer;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * ejabberd and PostgreSQL as Debian packs them.
 *
 * @param libraries the folder of ejabberd's own Erlang libraries
 * @param schema of ejabberd's tables in PostgreSQL
 * @param postgres the folder of PostgreSQL's programs
 * @param versions of both
 */
record Installation(Path libraries, Path schema, Path postgres, String versions) {
    private static final List<String> PACKAGES = List.of("ejabberd", "erlang-p1-pgsql", "postgresql");

    private static final Map<String, String> QUIETLY = Map.of("DEBIAN_FRONTEND", "noninteractive");
    private static final String BEAM = "/ebin/ejabberd.app";
    private static final String SCHEMA = "/sql/pg.sql";

    /** Where the version stands in the path of PostgreSQL's programs. */
    private static final int POSTGRES_VERSION = 3;

    /** Finds it, installed first where it is missing and this is root; says so on {@code out}. */
    static Installation ensure(PrintStream out) throws SkippedException, InterruptedException {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            String names = String.join(" ", missing);
            if (!SystemAccount.isRoot()) {
                throw new SkippedException("it is not installed, and only root may do that: apt-get install " + names);
            }
            out.println("Installing " + names);
            install(missing);
        }
        return find().orElseThrow(() -> new SkippedException("its packages are there, but not its files"));
    }

    private static List<String> missing() throws SkippedException, InterruptedException {
        Commands.Outcome known = Commands.run(List.of("dpkg-query", "--version"), Map.of());
        if (!known.succeeded()) {
            throw new SkippedException("its packages are Debian's, and this is another system");
        }
        List<String> missing = new ArrayList<>();
        for (String name : PACKAGES) {
            if (!Commands.run(List.of("dpkg-query", "-W", "-f", "${db:Status-Abbrev}", name), Map.of())
                    .output()
                    .startsWith("ii")) {
                missing.add(name);
            }
        }
        return missing;
    }

    private static void install(List<String> packages) throws SkippedException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("apt-get", "install", "-y", "--no-install-recommends"));
        command.addAll(packages);
        Set<String> before = EnabledServices.now();
        ServicePolicy policy = ServicePolicy.startNothing();
        try {
            Commands.Outcome outcome = Commands.run(command, QUIETLY);
            if (!outcome.succeeded()) {
                Commands.run(List.of("apt-get", "update"), QUIETLY);
                outcome = Commands.run(command, QUIETLY);
            }
            if (!outcome.succeeded()) {
                throw new SkippedException("apt-get could not install it: " + lastLine(outcome.output()));
            }
        } finally {
            policy.close();
        }
        EnabledServices.disableAllBut(before);
    }

    private static String lastLine(String output) {
        List<String> lines = output.strip().lines().toList();
        return lines.isEmpty() ? "no word" : lines.get(lines.size() - 1);
    }

    private static Optional<Installation> find() throws InterruptedException {
        Optional<Path> app = fileOf("ejabberd", BEAM);
        Optional<Path> schema = fileOf("ejabberd", SCHEMA);
        Optional<Path> postgres = newestPostgres();
        if (app.isEmpty() || schema.isEmpty() || postgres.isEmpty()) {
            return Optional.empty();
        }
        Path libraries = app.get().resolve("../../..").normalize();
        String versions = "ejabberd " + version("ejabberd") + ", PostgreSQL "
                + version("postgresql-" + postgres.get().getName(POSTGRES_VERSION));
        return Optional.of(new Installation(libraries, schema.get(), postgres.get(), versions));
    }

    private static Optional<Path> fileOf(String name, String ending) throws InterruptedException {
        return Commands.run(List.of("dpkg-query", "-L", name), Map.of())
                .output()
                .lines()
                .filter(file -> file.endsWith(ending))
                .map(Path::of)
                .findFirst();
    }

    private static String version(String name) throws InterruptedException {
        return Commands.run(List.of("dpkg-query", "-W", "-f", "${Version}", name), Map.of())
                .output()
                .strip();
    }

    private static Optional<Path> newestPostgres() {
        Path all = Path.of("/usr/lib/postgresql");
        Path newest = null;
        int version = 0;
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(all, "[0-9]*")) {
            for (Path one : versions) {
                int number = Integer.parseInt(String.valueOf(one.getFileName()));
                if (number > version && Files.isExecutable(one.resolve("bin/postgres"))) {
                    version = number;
                    newest = one.resolve("bin");
                }
            }
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.ofNullable(newest);
    }
}
