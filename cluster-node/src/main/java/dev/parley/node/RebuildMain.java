package dev.parley.node;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.node.local.LocalCassandra;
import dev.parley.node.rebuild.Difference;
import dev.parley.node.rebuild.Rebuild.Failure;
import dev.parley.node.rebuild.RebuildJob;
import dev.parley.persistence.cassandra.CassandraSessions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bin/parley rebuild}: the tables that follow from the journal, made anew from it or compared with it. */
@Command(
        name = "parley rebuild",
        description = "Makes the tables that follow from the journal anew, beside nodes at work if there are some.",
        mixinStandardHelpOptions = true)
public final class RebuildMain implements Callable<Integer> {
    private static final int DIFFERENT = 1;

    @ArgGroup
    private Where where = new Where();

    @ArgGroup
    private What what = new What();

    @Option(names = "--home", hidden = true, defaultValue = "${sys:parley.home:-.}")
    private Path home = Path.of(".");

    private static final class Where {
        @Option(names = "--config", paramLabel = "FILE", description = "The configuration of a node, as for: node")
        private @Nullable Path file;

        @Option(names = "--data", paramLabel = "DIR", description = "The directory of an up, at work or stopped")
        private @Nullable Path data;
    }

    private static final class What {
        @Option(names = "--check", description = "Only compare what stands there with what the journal gives")
        private boolean check;

        @Option(names = "--keyspace", paramLabel = "NAME", description = "Write to this keyspace instead, and keep it")
        private @Nullable String keyspace;

        @Option(names = "--anew", description = "Empty the tables before; no node may be at work")
        private boolean anew;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new RebuildMain())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    System.err.println("parley rebuild: " + StartException.reason(e));
                    return DIFFERENT;
                })
                .execute(args));
    }

    @Override
    public Integer call() {
        Path data = where.data;
        if (data == null) {
            return run(NodeConfiguration.load(where.file));
        }
        try (LocalCassandra cassandra = LocalCassandra.of(data, home)) {
            if (cassandra.isUp() && what.anew) {
                throw new StartException("Parley is up in " + data + "; stop it, or leave --anew out", null);
            }
            Config there = ConfigFactory.parseMap(Map.of("parley.cassandra.contact-points", cassandra.contactPoint()));
            return run(there.withFallback(NodeConfiguration.load(null)));
        }
    }

    private int run(Config config) {
        Config alone = ConfigFactory.parseMap(
                        Map.of("akka.actor.provider", "local", "akka.coordinated-shutdown.exit-jvm", "off"))
                .withFallback(config);
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "parley-rebuild", alone);
        try {
            NodeSettings settings = NodeSettings.from(config);
            CqlSession session =
                    Waiting.on(CassandraSessions.of(system), settings.startTimeout(), "Connecting to Cassandra");
            return run(new RebuildJob(system, session, Clock.systemUTC(), System.out::println));
        } finally {
            system.terminate();
        }
    }

    private int run(RebuildJob job) {
        List<Failure> failures = new ArrayList<>();
        Set<Difference> differences = Set.of();
        String keyspace = what.keyspace;
        if (what.check) {
            differences = job.check(failures::addAll);
            differences.forEach(System.out::println);
            System.out.println(
                    differences.isEmpty() ? "All rows are as the journal says" : differences.size() + " rows differ");
        } else {
            failures.addAll(keyspace == null ? job.inPlace(what.anew) : job.into(keyspace));
        }
        failures.forEach(failure -> System.out.println(failure.log().id() + " could not be rebuilt: " + failure.why()));
        return failures.isEmpty() && differences.isEmpty() ? 0 : DIFFERENT;
    }
}
