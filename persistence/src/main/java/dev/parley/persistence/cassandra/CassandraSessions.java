package dev.parley.persistence.cassandra;

import akka.actor.typed.ActorSystem;
import akka.stream.alpakka.cassandra.DriverConfigLoaderFromConfig;
import akka.stream.alpakka.cassandra.javadsl.CassandraSessionRegistry;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import com.typesafe.config.Config;
import java.util.concurrent.CompletionStage;

/** Where a session with Cassandra comes from. */
public final class CassandraSessions {
    private CassandraSessions() {}

    /** The one session of a node, which its journal and snapshots use as well; it closes with the system. */
    public static CompletionStage<CqlSession> of(ActorSystem<?> system) {
        return CassandraSessionRegistry.get(system)
                .sessionFor("akka.persistence.cassandra")
                .underlying();
    }

    /** A session of the caller's own, for tools that have no actor system; the caller closes it. */
    public static CompletionStage<CqlSession> open(Config config) {
        return builder(config).buildAsync();
    }

    /** A session of the caller's own whose requests are counted. */
    static CompletionStage<CqlSession> open(Config config, StoreRequests requests) {
        return builder(config).addRequestTracker(requests).buildAsync();
    }

    private static CqlSessionBuilder builder(Config config) {
        CassandraSettings settings = CassandraSettings.from(config);
        CqlSessionBuilder builder = CqlSession.builder()
                .withConfigLoader(DriverConfigLoaderFromConfig.fromConfig(config.getConfig("datastax-java-driver")))
                .addContactPoints(settings.contactPoints());
        if (!settings.username().isEmpty()) {
            builder.withAuthCredentials(settings.username(), settings.password());
        }
        if (settings.tls()) {
            builder.withSslEngineFactory(new ProgrammaticSslEngineFactory(
                    TrustedAuthorities.sslContext(settings.authorities()), null, settings.verifyHost()));
        }
        return builder;
    }
}
