package dev.parley.node;

import akka.Done;
import akka.actor.typed.ActorSystem;
import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import dev.parley.persistence.cassandra.CassandraSessions;
import dev.parley.persistence.cassandra.CassandraSettings;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.QuerySettings;
import dev.parley.persistence.journal.JournalWarmUp;
import dev.parley.persistence.schema.Migrations;
import dev.parley.persistence.schema.SchemaSettings;
import java.time.Clock;
import java.time.Duration;

/** What is stored: connected, of this version's schema, and every statement of the journal proven, before anything uses it. */
record JournalWiring(CqlSession session, Queries queries) {

    /** Blocks until Cassandra answers, {@code timeout} at the most, and has done all that a start needs. */
    static JournalWiring wire(ActorSystem<?> system, Config config, Clock clock, Duration timeout) {
        CqlSession session = Waiting.on(
                CassandraSessions.of(system),
                timeout,
                "Connecting to Cassandra at " + CassandraSettings.from(config).contactPoints());
        NodeSettings node = NodeSettings.from(config);
        String start = node.host() + ":" + node.clusterPort() + "/"
                + ProcessHandle.current().pid() + "/" + clock.millis();
        new Migrations(session, SchemaSettings.from(config), clock, start).apply();
        Done unused = Waiting.on(
                JournalWarmUp.run(system, start.replaceAll("[^0-9a-zA-Z]", "x")), timeout, "Proving the journal");
        return new JournalWiring(session, new Queries(session, QuerySettings.from(config)));
    }
}
