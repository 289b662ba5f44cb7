package dev.parley.load;

import dev.parley.client.ParleyException;
import dev.parley.load.bench.BenchCommand;
import dev.parley.load.check.CheckCommand;
import dev.parley.load.demo.DemoCommand;
import dev.parley.load.mint.MintCommand;
import dev.parley.load.replay.ReplayCommand;
import dev.parley.load.stress.StressCommand;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of {@code bin/parley demo}, {@code mint}, {@code replay}, {@code bench}, {@code check} and {@code stress}. */
@Command(
        name = "parley",
        subcommands = {
            DemoCommand.class,
            MintCommand.class,
            ReplayCommand.class,
            BenchCommand.class,
            CheckCommand.class,
            StressCommand.class
        })
public final class Load {
    private Load() {}

    /** Exit codes: 0 done, 1 failed or not as it should be, 2 a wrong command line. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new Load())
                .setExecutionExceptionHandler(Load::failed)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        boolean said = failure instanceof IOException || failure instanceof IllegalStateException;
        ParleyException known = ParleyException.of(failure);
        if (said) {
            err.println(failure.getMessage());
        } else if (known instanceof ParleyException.ProtocolError) {
            failure.printStackTrace(err);
        } else {
            err.println(known.getMessage());
        }
        return 1;
    }
}
