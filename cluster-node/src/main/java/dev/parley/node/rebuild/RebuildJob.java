package dev.parley.node.rebuild;

import akka.actor.typed.ActorSystem;
import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import dev.parley.node.account.AccountReplay;
import dev.parley.node.conversation.ConversationReplay;
import dev.parley.node.friend.FriendshipReplay;
import dev.parley.node.session.SessionReplay;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.QuerySettings;
import dev.parley.persistence.journal.JournalLogs;
import dev.parley.persistence.schema.Migrations;
import dev.parley.persistence.schema.SchemaSettings;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * What {@code bin/parley rebuild} does: the tables made anew where they stand or in a keyspace of their own, and compared.
 * Nodes may be at work meanwhile, unless the tables are emptied before. Blocking.
 */
public final class RebuildJob {
    private final ActorSystem<?> system;
    private final CqlSession session;
    private final Config config;
    private final SchemaSettings schema;
    private final RebuildSettings settings;
    private final Clock clock;
    private final Consumer<String> progress;

    /** @param system of no cluster; its configuration says where Cassandra and the keyspaces are */
    public RebuildJob(ActorSystem<?> system, CqlSession session, Clock clock, Consumer<String> progress) {
        this.system = system;
        this.session = session;
        this.config = system.settings().config();
        this.schema = SchemaSettings.from(config);
        this.settings = RebuildSettings.from(config);
        this.clock = clock;
        this.progress = progress;
    }

    /** Writes the rows where they stand; answers the logs that could not be read. */
    public List<Rebuild.Failure> inPlace(boolean anew) {
        if (anew) {
            new Keyspaces(session).empty(schema.keyspace());
        }
        return run(schema.keyspace());
    }

    /** Writes the rows to a keyspace, which is made for it. */
    public List<Rebuild.Failure> into(String keyspace) {
        SchemaSettings scratch = new SchemaSettings(
                keyspace,
                keyspace + "_journal",
                keyspace + "_snapshot",
                schema.replication(),
                schema.lockWait(),
                schema.lockLease(),
                schema.lockPoll());
        new Migrations(session, scratch, clock, "rebuild").apply();
        return run(keyspace);
    }

    /**
     * What stands there and differs from what the journal gives. Where nodes are at work, rows change while one looks: only
     * what is found twice, and the same, is a difference.
     */
    public Set<Difference> check(Consumer<List<Rebuild.Failure>> failures) {
        Keyspaces keyspaces = new Keyspaces(session);
        String scratch = settings.scratch();
        keyspaces.drop(scratch);
        try {
            failures.accept(into(scratch));
            Comparison comparison = new Comparison(session, schema.keyspace(), scratch, settings.differences());
            Set<Difference> found = comparison.run();
            if (!found.isEmpty()) {
                progress.accept(found.size() + " rows differ; looking again, as they may have changed meanwhile");
                run(scratch);
                found.retainAll(comparison.run());
            }
            return found;
        } finally {
            keyspaces.drop(scratch);
        }
    }

    private List<Rebuild.Failure> run(String keyspace) {
        Queries queries = new Queries(session, QuerySettings.from(config).in(keyspace));
        int part = settings.part();
        Rebuild rebuild = new Rebuild(
                system,
                new JournalLogs(session, schema.journalKeyspace()),
                List.of(
                        AccountReplay.of(system, config, queries, part),
                        FriendshipReplay.of(system, config, queries, clock.instant(), part),
                        ConversationReplay.of(system, config, queries, part),
                        SessionReplay.of(system, config, queries, clock.instant(), part)),
                settings);
        CompletableFuture<Void> all = rebuild.run().toCompletableFuture();
        while (!ended(all)) {
            progress.accept(rebuild.done() + " logs rebuilt"
                    + (rebuild.failed() > 0 ? ", " + rebuild.failed() + " failed" : ""));
        }
        progress.accept(rebuild.done() + " logs rebuilt, " + rebuild.failed() + " failed");
        return rebuild.failures();
    }

    private boolean ended(CompletableFuture<Void> all) {
        try {
            all.get(settings.progressEvery().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }
}
