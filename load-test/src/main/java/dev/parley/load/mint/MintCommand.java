package dev.parley.load.mint;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Progress;
import dev.parley.load.Targets;
import dev.parley.protocol.account.MintedAccount;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley mint}: accounts without passwords, for load generators of any make. */
@Command(
        name = "mint",
        mixinStandardHelpOptions = true,
        description = "Makes accounts without passwords and writes userId,username,accessToken lines.",
        footer = "The server must run in development mode, or --token must be an operator's.")
public final class MintCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "N", description = "how many")
    private int count;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "where the lines go; it is replaced")
    private Path out = Path.of("accounts.csv");

    @Option(names = "--prefix", defaultValue = "load", description = "of the usernames; default ${DEFAULT-VALUE}")
    private String prefix = "load";

    @Option(
            names = "--ttl",
            converter = Durations.class,
            defaultValue = "24h",
            description = "how long the tokens are good, such as 90s, 15m, 24h, 7d; default ${DEFAULT-VALUE}")
    private Duration ttl = Duration.ofDays(1);

    @Option(names = "--token", description = "an operator's access token")
    private @Nullable String token;

    @Mixin
    private Targets targets = new Targets();

    @Override
    public Integer call() throws IOException {
        try (ClientRuntime runtime = new ClientRuntime(2, 1);
                Progress progress = new Progress("mint", count)) {
            List<MintedAccount> accounts =
                    Mint.through(runtime, targets.nodes(), token, ttl).accounts(count, prefix, progress::at);
            write(accounts);
        }
        System.out.println(count + " accounts in " + out);
        return 0;
    }

    private void write(List<MintedAccount> accounts) throws IOException {
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(out, StandardCharsets.UTF_8))) {
            for (MintedAccount account : accounts) {
                lines.println(account.userId() + "," + account.username() + "," + account.accessToken());
            }
            if (lines.checkError()) {
                throw new IOException("could not write " + out);
            }
        }
    }
}
