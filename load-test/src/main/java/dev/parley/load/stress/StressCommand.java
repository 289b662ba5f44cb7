package dev.parley.load.stress;

import picocli.CommandLine.Command;

/** {@code parley stress}: that a server stays true and useful under what it was not made for. */
@Command(
        name = "stress",
        mixinStandardHelpOptions = true,
        description =
                "Puts a running Parley under stress; exits 1 when a promise breaks. Each prints a table and a line of JSON.",
        subcommands = {
            StormCommand.class,
            OverloadCommand.class,
            SlowCommand.class,
            LoginsCommand.class,
            FloodCommand.class,
            RollCommand.class,
            SoakCommand.class
        })
public final class StressCommand {}
