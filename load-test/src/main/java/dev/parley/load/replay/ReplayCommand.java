package dev.parley.load.replay;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.parley.client.ClientRuntime;
import dev.parley.client.ParleyClient;
import dev.parley.client.account.Credentials;
import dev.parley.load.Targets;
import dev.parley.protocol.Limits;
import dev.parley.protocol.conversation.ClientMessageId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
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

    @Option(names = "--receipts", description = "everybody marks every message as delivered and read; all must arrive")
    private boolean receipts;

    @Option(names = "--presence", description = "some are friends, everybody watches a few others; all must be seen")
    private boolean presence;

    @Option(
            names = "--compare",
            description =
                    "plays without and with receipts and presence (or the one that is named), and tells what they cost")
    private boolean compare;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "how often --compare plays both, in turn; the middle figures count. Default ${DEFAULT-VALUE}")
    private int rounds;

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
        if (rounds < 1) {
            System.err.println("--rounds: 1 or more");
            return 2;
        }
        List<URI> nodes = targets.nodes();
        Attention attention = new Attention(receipts, presence);
        if (!compare) {
            return play(log, nodes, attention).objections().count() == 0 ? 0 : 1;
        }
        List<Performance> without = new ArrayList<>();
        List<Performance> with = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            without.add(play(log, nodes, Attention.NONE));
            with.add(play(log, nodes, attention.equals(Attention.NONE) ? Attention.ALL : attention));
        }
        CostReport cost = new CostReport(with.get(0).attention(), without, with);
        cost.print(System.out);
        return cost.differences() == 0 ? 0 : 1;
    }

    /** Once, with new users and a new group, and told. */
    private Performance play(IrcLog log, List<URI> nodes, Attention attention) throws InterruptedException {
        URI reader = verifyThrough == null ? nodes.get(nodes.size() - 1) : verifyThrough;
        try (ClientRuntime runtime = Replay.runtime()) {
            Replay replay = new Replay(
                    log,
                    new Pace(speed),
                    attention,
                    () -> new ClientMessageId(UuidCreator.getTimeOrderedEpoch().toString()));
            try (Cast cast = Cast.assemble(log.nicks(), nodes, runtime, token, attention, replay)) {
                Performance performance = replay.perform(cast, name());
                ParleyClient through = ParleyClient.of(
                        Targets.settings(runtime, List.of(reader)).build(), new Credentials.AccessToken(cast.token()));
                int history = new HistoryCheck(through, performance.group())
                        .compare(performance.script(), performance.objections());
                new ReplayReport(log, nodes, reader).print(performance, history, System.out);
                return performance;
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

    /** A number, or "max". */
    static final class Speed implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return text.equals("max") ? 0.0 : Double.parseDouble(text);
        }
    }
}
