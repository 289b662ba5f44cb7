package dev.parley.load.replay;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.parley.client.ClientRuntime;
import dev.parley.client.ParleyClient;
import dev.parley.client.account.Credentials;
import dev.parley.load.Report;
import dev.parley.load.Targets;
import dev.parley.protocol.Limits;
import dev.parley.protocol.conversation.ClientMessageId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley replay}: real chat through the whole system, and proof that it came out as it went in. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Plays IRC logs into a group, each nick a user with its own connection, and verifies every line.",
        footer = "The exit code is 1 if anything is not as in the log.")
public final class ReplayCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "logs whose names are dates, such as 2004-12-25.txt")
    private List<Path> files = List.of();

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "max",
            converter = Speed.class,
            description = "60 plays an hour in a minute; max (the default) or 0 goes as fast as lines are accepted")
    private double speed;

    @Option(
            names = "--verify-through",
            paramLabel = "URL",
            description = "the node to read history from; default: the last")
    private @Nullable URI verifyThrough;

    @Option(names = "--token", description = "an operator's access token, where the server is not in development mode")
    private @Nullable String token;

    @Mixin
    private Targets targets = new Targets();

    @Override
    public Integer call() throws IOException, InterruptedException {
        IrcLog log = read();
        List<String> nicks = log.nicks();
        int most = Limits.DEFAULT.groupMembers();
        if (nicks.size() > most) {
            System.err.println("These logs have " + nicks.size() + " speakers, and a group takes " + most
                    + " members; replay fewer days at a time.");
            return 2;
        }
        List<URI> nodes = targets.nodes();
        URI reader = verifyThrough == null ? nodes.get(nodes.size() - 1) : verifyThrough;
        try (ClientRuntime runtime = Replay.runtime()) {
            Replay replay = new Replay(
                    log,
                    new Pace(speed),
                    () -> new ClientMessageId(UuidCreator.getTimeOrderedEpoch().toString()));
            try (Cast cast = Cast.assemble(nicks, nodes, runtime, token, replay)) {
                Performance performance = replay.perform(cast, name());
                ParleyClient through = ParleyClient.of(
                        Targets.settings(runtime, List.of(reader)).build(), new Credentials.AccessToken(cast.token()));
                int read = new HistoryCheck(through, performance.group())
                        .compare(performance.script(), performance.objections());
                return tell(log, nodes, reader, nicks.size(), read, performance);
            }
        }
    }

    private IrcLog read() throws IOException {
        IrcLog log = IrcLog.read(files.get(0));
        for (Path file : files.subList(1, files.size())) {
            log = log.then(IrcLog.read(file));
        }
        if (log.lines().isEmpty()) {
            throw new IOException("nobody says anything in " + files);
        }
        return log;
    }

    private String name() {
        String first = files.get(0).getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return files.size() == 1 ? first : first + " and " + (files.size() - 1) + " more";
    }

    private static int tell(IrcLog log, List<URI> nodes, URI reader, int users, int read, Performance p) {
        long wrong = p.objections().count();
        Report report = new Report("replay")
                .row("lines said", "lines", p.script().size())
                .row("lines left out: nothing said", "silences", log.silences())
                .row("lines left out: notices", "notices", log.notices())
                .row("lines left out: unreadable", "unreadable", log.unreadable())
                .row("users", "users", users)
                .row("nodes", "nodes", nodes.size())
                .row("seconds", "seconds", Report.rounded(p.listening()))
                .row(
                        "messages/s",
                        "messagesPerSecond",
                        Report.rounded(p.script().size() / p.speaking()))
                .row("acceptance ms, p50 / p95 / p99 / p99.9", "acceptanceMs", p.acceptance())
                .row("deliveries", "deliveries", p.deliveries())
                .row("deliveries/s", "deliveriesPerSecond", Report.rounded(p.deliveries() / p.listening()))
                .row("delivery ms, p50 / p95 / p99 / p99.9", "deliveryMs", p.delivery())
                .row("reconnects", "reconnects", p.reconnects())
                .row("history read through " + reader.getHost(), "historyMessages", read)
                .row("differences from the log", "differences", wrong)
                .row("verified", "verified", wrong == 0);
        p.objections().first().forEach(objection -> System.out.println("! " + objection));
        report.print(System.out);
        return wrong == 0 ? 0 : 1;
    }

    /** A number, or "max". */
    static final class Speed implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return text.equals("max") ? 0.0 : Double.parseDouble(text);
        }
    }
}
