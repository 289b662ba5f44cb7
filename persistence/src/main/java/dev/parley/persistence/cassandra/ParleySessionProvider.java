package dev.parley.persistence.cassandra;

import akka.actor.ActorSystem;
import akka.stream.alpakka.cassandra.CqlSessionProvider;
import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import dev.parley.persistence.fence.FencedSession;
import dev.parley.persistence.fence.WriteFences;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/**
 * Opens the journal's session by {@code parley.cassandra}: contact points from one environment variable, credentials
 * only where there are some, TLS from PEM files, a fence before the journal, and a count of the requests. Akka's own provider can do none of these. Named in
 * {@code parley-persistence.conf} and made by Akka with these constructor parameters.
 */
public final class ParleySessionProvider implements CqlSessionProvider {
    private final ActorSystem system;

    @SuppressWarnings("UnusedVariable") // Akka looks for a constructor with both
    public ParleySessionProvider(ActorSystem system, Config config) {
        this.system = system;
    }

    @Override
    public Future<CqlSession> connect(ExecutionContext executionContext) {
        WriteFences fences = WriteFences.of(system);
        return FutureConverters.asScala(CassandraSessions.open(system.settings().config(), StoreRequests.of(system))
                .thenApply(session -> new FencedSession(session, fences, fences.pulse())));
    }
}
