package dev.parley.load.bench;

import picocli.CommandLine.Command;

/** {@code parley bench}: what this machine carries. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measures a running Parley.")
public final class BenchCommand {}
