package dev.parley.load.bench.scale;

import picocli.CommandLine.Command;

/** {@code parley bench growth}: what becomes more as conversations become larger or longer. */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        description = "What a message costs in larger groups, or in longer conversations.",
        subcommands = {MembersCommand.class, HistoryCommand.class})
public final class GrowthCommand {}
