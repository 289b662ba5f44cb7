package dev.parley.node;

import akka.Done;
import akka.actor.typed.ActorSystem;
import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import dev.parley.persistence.cassandra.CassandraSessions;
import dev.parley.persistence.cassandra.CassandraSettings;
import dev.parley.persistence.journal.JournalWarmUp;
import dev.parley.persistence.schema.Migrations;
import dev.parley.persistence.schema.SchemaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is stored: connected, of this version's schema, and every statement of the journal proven, before anything uses it. */
record JournalWiring(CqlSession session) {

    /** Blocks until Cassandra answers, {@code timeout} at the most, and has done all that a start needs. */
    static JournalWiring wire(ActorSystem<?> system, Config config, Clock clock, Duration timeout) {
        CqlSession session = connect(system, config, timeout);
        NodeSettings node = NodeSettings.from(config);
        String start = node.host() + ":" + node.clusterPort() + "/"
                + ProcessHandle.current().pid() + "/" + clock.millis();
        new Migrations(session, SchemaSettings.from(config), clock, start).apply();
        warmUp(system, start.replaceAll("[^0-9a-zA-Z]", "x"), timeout);
        return new JournalWiring(session);
    }

    private static void warmUp(ActorSystem<?> system, String name, Duration timeout) {
        try {
            Done unused = JournalWarmUp.run(system, name)
                    .toCompletableFuture()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StartException("The journal cannot be used: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted while proving the journal", e);
        }
    }

    private static CqlSession connect(ActorSystem<?> system, Config config, Duration timeout) {
        String where = "Cassandra at " + CassandraSettings.from(config).contactPoints();
        try {
            return CassandraSessions.of(system).toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new StartException(where + " did not answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new StartException(where + " cannot be used: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted while waiting for " + where, e);
        }
    }
}
