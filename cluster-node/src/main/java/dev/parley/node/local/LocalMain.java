package dev.parley.node.local;

import dev.parley.node.local.network.NetworkException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The commands of {@code bin/parley} that concern the processes of this machine. What fails says so in one line. */
@Command(
        name = "parley",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        subcommands = {
            UpCommand.class,
            StartCommand.class,
            EndCommand.Stop.class,
            EndCommand.Kill.class,
            SignalCommand.Pause.class,
            SignalCommand.Resume.class,
            RollCommand.class,
            PartitionCommand.class,
            HealCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            StatusCommand.class
        })
public final class LocalMain implements Runnable {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private LocalMain() {}

    public static void main(String[] args) {
        CommandLine commands = new CommandLine(new LocalMain())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (!(e instanceof LocalException || e instanceof NetworkException)) {
                        throw e;
                    }
                    System.err.println("parley: " + e.getMessage());
                    return FAILED;
                })
                .setParameterExceptionHandler((e, given) -> misused(e));
        System.exit(commands.execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    private static int misused(ParameterException e) {
        System.err.println("parley: " + e.getMessage() + "; see: bin/parley "
                + e.getCommandLine().getCommandName() + " --help");
        return MISUSED;
    }
}
