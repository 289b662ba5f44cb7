package dev.parley.node;

import akka.actor.typed.ActorSystem;
import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import dev.parley.persistence.cassandra.CassandraSessions;
import dev.parley.persistence.cassandra.CassandraSettings;
import dev.parley.persistence.schema.Migrations;
import dev.parley.persistence.schema.SchemaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is stored: connected, of this version's schema, and every statement of the journal proven, before anything uses it. */
record JournalWiring(CqlSession session) {

    /** Blocks until Cassandra answers, {@code timeout} at the most. */
    static JournalWiring wire(ActorSystem<?> system, Config config, Clock clock, Duration timeout) {
        CqlSession session = connect(system, config, timeout);
        String node = NodeSettings.from(config).host() + ":"
                + NodeSettings.from(config).clusterPort() + "/"
                + ProcessHandle.current().pid();
        new Migrations(session, SchemaSettings.from(config), clock, node).apply();
        return new JournalWiring(session);
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
