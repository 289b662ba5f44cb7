package dev.parley.load.bench;

import dev.parley.load.bench.connections.ConnectionsCommand;
import dev.parley.load.bench.peer.PeersCommand;
import dev.parley.load.bench.read.ReadCommand;
import dev.parley.load.bench.scale.GrowthCommand;
import dev.parley.load.bench.scale.ScaleOutCommand;
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
            ConnectionsCommand.class,
            ReadCommand.class,
            PeersCommand.class,
            ProfileCommand.class,
            SmokeCommand.class,
            ScaleOutCommand.class,
            GrowthCommand.class
        },
        footer = "Without a running Parley: peers, smoke, scale-out, growth, and micro [PATTERN] for single steps.")
public final class BenchCommand {}
