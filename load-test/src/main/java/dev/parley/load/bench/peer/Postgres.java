package dev.parley.load.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** A PostgreSQL of its own, empty, on loopback; what is committed in it is on disk. */
final class Postgres implements AutoCloseable {
    static final String USER = "ejabberd";
    static final String DATABASE = "ejabberd";

    private static final String HOST = "127.0.0.1";
    private static final SystemAccount ACCOUNT = new SystemAccount("postgres");

    private final Path programs;
    private final int port;
    private final Daemon daemon;

    private Postgres(Path programs, int port, Daemon daemon) {
        this.programs = programs;
        this.port = port;
        this.daemon = daemon;
    }

    /** Makes one in a folder of its own, and starts it. */
    static Postgres start(Path programs, Path directory, int port) throws InterruptedException {
        Path data = ACCOUNT.directory(directory.resolve("postgres"));
        Commands.must(ACCOUNT.command(List.of(
                programs.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + USER,
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale")));
        configure(data.resolve("postgresql.conf"), port);
        Daemon daemon = Daemon.start(
                ACCOUNT.command(List.of(programs.resolve("postgres").toString(), "-D", data.toString())),
                data,
                Map.of(),
                directory.resolve("postgres.log"));
        Postgres postgres = new Postgres(programs, port, daemon);
        try {
            daemon.await(postgres::answers);
            postgres.psql("postgres", "--command=create database " + DATABASE);
            return postgres;
        } catch (RuntimeException | InterruptedException e) {
            postgres.close();
            throw e;
        }
    }

    private static void configure(Path file, int port) {
        try {
            Files.writeString(file, """

                    listen_addresses = '%s'
                    port = %d
                    unix_socket_directories = ''
                    shared_buffers = 256MB
                    """.formatted(HOST, port), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() throws InterruptedException {
        return Commands.run(
                        List.of(programs.resolve("pg_isready").toString(), "--host=" + HOST, "--port=" + port),
                        Map.of())
                .succeeded();
    }

    /** Makes the tables that a script tells. */
    void apply(Path script) throws InterruptedException {
        psql(DATABASE, "--file=" + script);
    }

    private void psql(String database, String what) throws InterruptedException {
        Commands.must(List.of(
                programs.resolve("psql").toString(),
                "--host=" + HOST,
                "--port=" + port,
                "--username=" + USER,
                "--dbname=" + database,
                "--quiet",
                "--no-psqlrc",
                "--set=ON_ERROR_STOP=1",
                what));
    }

    int port() {
        return port;
    }

    ProcessHandle process() {
        return daemon.handle();
    }

    @Override
    public void close() {
        daemon.close();
    }
}
