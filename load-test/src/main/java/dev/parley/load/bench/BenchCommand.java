package dev.parley.load.bench;

import dev.parley.load.bench.peer.PeersCommand;
import dev.parley.load.bench.smoke.SmokeCommand;
import dev.parley.load.profile.ProfileCommand;
import picocli.CommandLine.Command;

/** {@code parley bench}: what this machine carries. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures a running Parley. Each prints a table, and a line of JSON at the end.",
        subcommands = {
            PairsCommand.class,
            RoomCommand.class,
            IdleCommand.class,
            PeersCommand.class,
            ProfileCommand.class,
            SmokeCommand.class
        },
        footer = "Without a running Parley: peers, smoke, and micro [PATTERN] for single steps.")
public final class BenchCommand {}
